import { createHash } from "node:crypto";
import type { JsonObject } from "./json-object.ts";

/** What an app may write onto orders, kept apart from what a buyer or a merchant put there. */
export type MarkBook = {
  /** The app's own metafields of an order, as its page shows them. */
  metafieldsOf(orderId: string): readonly JsonObject[];
  /** The roots of the mutations. */
  readonly mutations: JsonObject;
};

export type MarkBookParts = {
  readonly hasOrder: (id: string) => boolean;
  readonly tagsOf: (id: string) => readonly string[];
  readonly setTags: (id: string, tags: readonly string[]) => void;
  /** An order changes with what stands on it, whoever wrote that. */
  readonly touch: (id: string) => void;
};

type SetInput = {
  readonly ownerId: string;
  readonly namespace?: string | null;
  readonly key: string;
  readonly type?: string | null;
  readonly value: string;
  readonly compareDigest?: string | null;
};

/** As shopify.app.toml defines them: another key or type is refused. */
const DEFINED: Readonly<Record<string, string>> = {
  status: "single_line_text_field",
  invoice_number: "single_line_text_field",
  invoice_url: "url",
  ettn: "single_line_text_field",
};
const MOST_AT_ONCE = 25;
const LONGEST_TAG = 40;

const digestOf = (value: string): string => createHash("sha256").update(value).digest("hex");
const error = (code: string, elementIndex?: number) => ({
  code,
  field: ["metafields"],
  message: code,
  elementIndex: elementIndex ?? null,
});

/** All or nothing, as Shopify: one entry that does not fit leaves every metafield as it was. */
export function createMarkBook(parts: MarkBookParts): MarkBook {
  const marks = new Map<string, Map<string, JsonObject>>();
  const of = (id: string): Map<string, JsonObject> => marks.get(id) ?? new Map();

  const faultOf = ({ ownerId, namespace, key, type, value, ...rest }: SetInput): string | undefined => {
    if (!parts.hasOrder(ownerId)) return "INVALID";
    if ((namespace ?? "$app") !== "$app") return "APP_NOT_AUTHORIZED";
    if (value === "") return "BLANK";
    if (DEFINED[key] === undefined || (type && type !== DEFINED[key])) return "INVALID_TYPE";
    if (DEFINED[key] === "url" && !/^https?:\/\//.test(value)) return "INVALID_VALUE";
    if (!("compareDigest" in rest)) return undefined;
    return (of(ownerId).get(key)?.["compareDigest"] ?? null) === (rest.compareDigest ?? null)
      ? undefined
      : "STALE_OBJECT";
  };

  const metafieldsSet = ({ metafields }: { readonly metafields: readonly SetInput[] }) => {
    if (metafields.length === 0 || metafields.length > MOST_AT_ONCE)
      return { userErrors: [error("LESS_THAN_OR_EQUAL_TO")] };
    const userErrors = metafields.flatMap((one, index) => {
      const fault = faultOf(one);
      return fault === undefined ? [] : [error(fault, index)];
    });
    if (userErrors.length > 0) return { userErrors };
    for (const { ownerId, key, value } of metafields) {
      const field = { namespace: "$app", key, type: DEFINED[key], value, compareDigest: digestOf(value) };
      marks.set(ownerId, new Map(of(ownerId)).set(key, field));
      parts.touch(ownerId);
    }
    return { userErrors: [] };
  };

  const metafieldsDelete = ({ metafields }: { readonly metafields: readonly SetInput[] }) => {
    for (const { ownerId, key } of metafields) {
      const left = new Map(of(ownerId));
      left.delete(key);
      marks.set(ownerId, left);
      if (parts.hasOrder(ownerId)) parts.touch(ownerId);
    }
    return { userErrors: [] };
  };

  const retag =
    (change: (known: readonly string[], tags: readonly string[]) => readonly string[]) =>
    ({ id, tags }: { readonly id: string; readonly tags: readonly string[] }) => {
      const isWrong = !parts.hasOrder(id) || tags.some((tag) => tag.length > LONGEST_TAG || tag.includes(","));
      if (isWrong) return { userErrors: [{ field: ["tags"], message: "is not valid" }] };
      parts.setTags(id, change(parts.tagsOf(id), tags));
      return { userErrors: [] };
    };

  return {
    metafieldsOf: (id) => [...of(id).values()],
    mutations: {
      metafieldsSet,
      metafieldsDelete,
      tagsAdd: retag((known, tags) => [...new Set([...known, ...tags])]),
      tagsRemove: retag((known, tags) => known.filter((tag) => !tags.includes(tag))),
    },
  };
}
