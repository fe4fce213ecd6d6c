import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  type GraphQLSchema,
  isCompositeType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";

/** Points of one query: what Shopify could count at the very most, and what it is likely to ask for before it runs. */
export type QueryCost = { readonly worst: number; readonly likely: number };

const MUTATION = 10;
/** A sum counts once, in whichever currency. */
const FREE_TYPES = new Set(["MoneyV2", "PageInfo"]);

/** A list of n counts far less than n times what stands in it: 100 like 7, 50 like 5 by the figures at hand. */
const likelySize = (items: number): number => Math.max(1, Math.round(0.7 * Math.sqrt(items)));

/**
 * Shopify's rules as far as it tells them: nothing for a plain field, 1 for an object, 10 for a mutation, and everything in a
 * list as often as the list may have items. Only running a query tells its true cost.
 */
export function queryCost(schema: GraphQLSchema, document: DocumentNode, variables: object = {}): QueryCost {
  const points = pointsOf(schema, document);
  const total = (sizeOf: (items: number) => number): number => {
    const within = (set: SelectionSetNode | undefined): number =>
      (set?.selections ?? []).reduce((sum, selection) => sum + costOf(selection), 0);
    const costOf = (selection: SelectionNode): number => {
      if (selection.kind === Kind.INLINE_FRAGMENT) return within(selection.selectionSet);
      if (selection.kind === Kind.FRAGMENT_SPREAD) return within(fragment(document, selection.name.value));
      return sizeOf(itemsOf(selection, variables)) * ((points.get(selection) ?? 0) + within(selection.selectionSet));
    };
    return within(document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION)?.selectionSet);
  };
  return { worst: total((items) => items), likely: total(likelySize) };
}

function fragment({ definitions }: DocumentNode, named: string): SelectionSetNode | undefined {
  const fragments = definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
  return fragments.find(({ name }) => name.value === named)?.selectionSet;
}

/** What each field counts by itself. The nodes of a connection are counted, the connection and its page are not. */
function pointsOf(schema: GraphQLSchema, document: DocumentNode): ReadonlyMap<FieldNode, number> {
  const points = new Map<FieldNode, number>();
  const info = new TypeInfo(schema);
  const enter = (field: FieldNode): void => {
    const type = getNamedType(info.getType());
    if (info.getParentType() === schema.getMutationType()) points.set(field, MUTATION);
    else if (isCompositeType(type) && !FREE_TYPES.has(type.name) && !/(Connection|Edge)$/.test(type.name))
      points.set(field, 1);
  };
  visit(document, visitWithTypeInfo(info, { Field: { enter } }));
  return points;
}

/** How many items of a list are asked for; 1 where nothing says. */
function itemsOf({ arguments: given = [] }: FieldNode, variables: object): number {
  const asked = given.find(({ name }) => /^(first|last|ids)$/.test(name.value))?.value;
  if (asked?.kind === Kind.INT) return Number(asked.value);
  if (asked?.kind !== Kind.VARIABLE) return 1;
  const told: unknown = Object.entries(variables).find(([name]) => name === asked.name.value)?.[1];
  return Array.isArray(told) ? Math.max(1, told.length) : Number(told ?? 1);
}
