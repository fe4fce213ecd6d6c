import { type Element, NO_ATTRIBUTES } from "./element.ts";
import { type AggregateName, TYPE_OF, TYPES } from "./element-order.ts";

export type Child = Element | readonly Element[] | undefined;

/**
 * A parent whose children stand in GİB's order whatever order they were given in. A child the type does not know, one too
 * many or one too few is a bug of the builder and throws here, not at the integrator.
 */
export function aggregate(name: AggregateName, children: readonly Child[], attributes = NO_ATTRIBUTES): Element {
  return { name, attributes, content: arrange(present(children), name) };
}

/** A loop, for speed: `flat().filter()` here took half the time of building an invoice. */
function present(children: readonly Child[]): readonly Element[] {
  if (children.every(isElement)) return children;
  const elements: Element[] = [];
  for (const child of children) {
    if (child === undefined) continue;
    if (isElement(child)) elements.push(child);
    else elements.push(...child);
  }
  return elements;
}

const isElement = (child: Child): child is Element => child !== undefined && "name" in child;

function arrange(children: readonly Element[], parent: AggregateName): readonly Element[] {
  const sequence = SEQUENCES[parent];
  if (areNamed(children, sequence.proved)) return children;
  const { slots, required } = sequence;
  let position = -1;
  let requiredSeen = 0;
  for (const { name } of children) {
    const slot = slots.get(name);
    if (slot === undefined) throw new Error(`${name} cannot stand in ${parent}`);
    if (slot.position < position) return arrange(sorted(children, slots), parent);
    if (slot.position === position && !slot.repeats) throw new Error(`${name} stands twice in ${parent}`);
    if (slot.position > position && slot.required) requiredSeen += 1;
    position = slot.position;
  }
  if (requiredSeen < required) throw new Error(`${parent} lacks a mandatory child`);
  sequence.proved = children.map(({ name }) => name);
  return children;
}

const areNamed = (children: readonly Element[], names: readonly string[] | undefined): boolean =>
  children.length === names?.length && children.every(({ name }, index) => name === names[index]);

const sorted = (children: readonly Element[], slots: Slots): readonly Element[] =>
  children.toSorted((a, b) => (slots.get(a.name)?.position ?? -1) - (slots.get(b.name)?.position ?? -1));

type Slot = { readonly position: number; readonly required: boolean; readonly repeats: boolean };
type Slots = ReadonlyMap<string, Slot>;
type Sequence = {
  readonly slots: Slots;
  readonly required: number;
  /** The children found right last: the next parent of this name nearly always has the same. */
  proved?: readonly string[];
};

function compile(row: string): Sequence {
  const slots = new Map<string, Slot>();
  let required = 0;
  for (const [position, entry] of row.split(/\s+/).entries()) {
    const mark = entry.at(-1);
    const slot = { position, required: mark !== "?" && mark !== "*", repeats: mark === "*" || mark === "+" };
    slots.set(entry.replace(/[?*+]$/, ""), slot);
    if (slot.required) required += 1;
  }
  return { slots, required };
}

const SEQUENCES = Object.fromEntries(
  Object.entries(TYPE_OF).map(([name, type]) => [name, compile(TYPES[type])]),
) as Readonly<Record<AggregateName, Sequence>>;
