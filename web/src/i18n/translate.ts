import type { MessageKey, Messages } from "./tr.ts";

export type Params = Readonly<Record<string, string | number>>;
export type TranslateOf<Key extends string> = (key: Key, params?: Params) => string;
export type Translate = TranslateOf<MessageKey>;

/** A placeholder without a value, or a key without its text, stays visible: seen rather than swallowed. */
export const translator =
  <Key extends string>(messages: Readonly<Partial<Record<Key, string>>>): TranslateOf<Key> =>
  (key, params = {}) =>
    (messages[key] ?? key).replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));

/** Narrows a key made of a code from the server; an unknown code is then shown as it is. */
export const isMessageKey = (messages: Messages, key: string): key is MessageKey => Object.hasOwn(messages, key);
