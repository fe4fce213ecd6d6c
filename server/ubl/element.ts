/** A node of the document as plain data: its prefixed name, attributes, and either text or children. */
export type Element = {
  readonly name: string;
  readonly attributes: Attributes;
  readonly content: string | readonly Element[];
};

export type Attributes = Readonly<Record<string, string>>;

export const NO_ATTRIBUTES: Attributes = {};

/** One attribute; the same object while the same value is asked for, which spares the printer writing it anew. */
export function attribute(key: string): (value: string) => Attributes {
  let last: Attributes = NO_ATTRIBUTES;
  return (value) => {
    if (last[key] !== value) last = { [key]: value };
    return last;
  };
}

/** A leaf. */
export const text = (name: string, content: string, attributes = NO_ATTRIBUTES): Element => ({
  name,
  attributes,
  content,
});

/** A leaf that is left out when there is nothing to say: an empty element would claim an empty value. */
export const textIfAny = (name: string, content: string | undefined): Element | undefined =>
  content === undefined || content === "" ? undefined : text(name, content);

/** A parent outside GİB's sequence tables; within them use `aggregate`. */
export const branch = (name: string, content: readonly Element[], attributes = NO_ATTRIBUTES): Element => ({
  name,
  attributes,
  content,
});
