const LITERAL = Symbol("literal");

/** A JSON number that keeps its digits: "83.25" is printed as 83.25 and never passes through a binary float. */
export type ExactNumber = { readonly [LITERAL]: string };

export type JsonValue = string | boolean | ExactNumber | readonly JsonValue[] | JsonObject;
/** A property that is `undefined` is left out. */
export type JsonObject = { readonly [name: string]: JsonValue | undefined };

/** Accepts plain decimal text only; anything else is a bug in the caller. */
export function exactNumber(text: string): ExactNumber {
  if (!/^-?(0|[1-9]\d*)(\.\d+)?$/.test(text)) throw new Error("not a decimal number");
  return { [LITERAL]: text };
}

/** `JSON.stringify` with exact numbers. */
export function writeJson(value: JsonValue): string {
  if (typeof value === "string" || typeof value === "boolean") return JSON.stringify(value);
  if (isList(value)) return `[${value.map(writeJson).join(",")}]`;
  if (isExactNumber(value)) return value[LITERAL];
  const members = Object.entries(value).flatMap(([name, member]) =>
    member === undefined ? [] : [`${JSON.stringify(name)}:${writeJson(member)}`],
  );
  return `{${members.join(",")}}`;
}

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);
const isExactNumber = (value: ExactNumber | JsonObject): value is ExactNumber => LITERAL in value;
