import {
  type Arbitrary,
  boolean,
  constant,
  constantFrom,
  dictionary,
  integer,
  json,
  oneof,
  record,
  sample,
  string,
  uint8Array,
} from "fast-check";

export type FuzzedRequest = {
  readonly method: string;
  readonly path: string;
  readonly topic: string;
  readonly shop: string;
  readonly isSigned: boolean;
  readonly encoding: string | undefined;
  readonly contentType: string;
  readonly extra: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Written to the socket as they are, instead of a request. */
  readonly raw: Uint8Array | undefined;
};

const MEGABYTE = 1_048_576;
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Ids of a few orders, so that what is taken stays little. */
const anId = integer({ min: 1, max: 40 });
const plausible = record({
  id: oneof(anId, string(), constant(-1)),
  admin_graphql_api_id: oneof(
    anId.map((id) => `gid://shopify/Order/${id}`),
    string(),
  ),
  order_id: oneof(anId, string()),
}).map((body) => JSON.stringify(body));

const body: Arbitrary<Uint8Array> = oneof(
  { weight: 6, arbitrary: uint8Array({ maxLength: 300 }) },
  { weight: 6, arbitrary: plausible.map(utf8) },
  { weight: 4, arbitrary: json().map(utf8) },
  { weight: 2, arbitrary: plausible.map((text) => utf8(text.slice(0, text.length / 2))) },
  { weight: 1, arbitrary: constant(utf8("[".repeat(20_000))) },
);

const request: Arbitrary<FuzzedRequest> = record({
  method: constantFrom(...Array.from({ length: 12 }, () => "POST"), "GET", "PUT", "DELETE"),
  path: constantFrom(
    ...Array.from({ length: 10 }, () => "/webhooks"),
    "/webhooks/",
    "/webhooks?x=%00",
    "/webhooks/%ff",
  ),
  topic: oneof(
    constantFrom("orders/paid", "orders/cancelled", "refunds/create", "orders/edited"),
    string({ maxLength: 40 }),
  ),
  shop: oneof(constantFrom("ornek-magaza.myshopify.com", "other.myshopify.com"), string({ maxLength: 60 })),
  isSigned: boolean(),
  encoding: constantFrom(
    ...Array.from({ length: 20 }, () => undefined),
    "gzip",
    "deflate",
    "br",
    "identity",
    "zstd",
    "x",
  ),
  contentType: oneof(
    constantFrom("application/json", "text/plain", "multipart/form-data", ""),
    string({ maxLength: 30 }),
  ),
  extra: dictionary(string({ minLength: 1, maxLength: 20 }), string({ maxLength: 200 }), { maxKeys: 3 }),
  body,
  raw: oneof({ weight: 60, arbitrary: constant(undefined) }, { weight: 1, arbitrary: uint8Array({ maxLength: 400 }) }),
});

/** The same requests for the same seed; every thousandth is as large as Shopify never sends one. */
export function fuzzedRequests(seed: number, count: number): readonly FuzzedRequest[] {
  return sample(request, { seed, numRuns: count }).map((one, index) =>
    index % 1_000 === 999 ? { ...one, body: new Uint8Array(6 * MEGABYTE), raw: undefined } : one,
  );
}
