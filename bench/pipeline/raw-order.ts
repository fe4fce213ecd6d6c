import { readFileSync } from "node:fs";
import { request } from "undici";

const QUERY = readFileSync(new URL("../../server/shopify/queries/order.graphql", import.meta.url), "utf8");
const DOCUMENT = "x".repeat(6_000);

/** A statement with its values; several of them are one commit. */
export type Write = readonly [text: string, values: readonly unknown[]];
export type Commit = (writes: readonly Write[]) => Promise<void>;

export const TABLES = [
  "create table orders (id text primary key, state text not null, number text, total integer)",
  "create table counts (state text primary key, n integer not null)",
  "create table words (word text not null, id text not null, primary key (word, id))",
  "create table invoices (ettn text primary key, id text not null, document text not null, number text, attempts integer, accepted text)",
  "create table timeline (id text not null, at text not null, kind text not null, facts text not null)",
  "create table documents (ettn text not null, format text not null, bytes text not null, primary key (ettn, format))",
] as const;

/**
 * What any app must do with a paid order: the same seven HTTP calls and the same commits as ours, each one statement a
 * table, written by hand; no rule, no tax, no document, nothing that could go wrong. Answers when it was accepted.
 */
export async function issueRaw(id: string, worldUrl: string, commit: Commit): Promise<number> {
  const get = async (path: string) => (await request(`${worldUrl}${path}`, { headers: KEY })).body.text();
  const post = async (path: string, body: string) => {
    const answer = await request(`${worldUrl}${path}`, { method: "POST", headers: KEY, body });
    return (await answer.body.json()) as Record<string, string>;
  };
  const ettn = crypto.randomUUID();
  const moved = (from: string, to: string): readonly Write[] => [
    ["update orders set state = $1 where id = $2", [to, id]],
    ["insert into counts values ($1, -1) on conflict (state) do update set n = counts.n - 1", [from]],
    ["insert into counts values ($1, 1) on conflict (state) do update set n = counts.n + 1", [to]],
    ["insert into timeline values ($1, $2, $3, $4)", [id, new Date().toISOString(), to, "{}"]],
  ];
  await post("/admin/api/2026-10/graphql.json", JSON.stringify({ query: QUERY, variables: { id } }));
  await get("/general/GlobalCompany/Check/TaxNumber/1234567808?globalUserType=Invoice");
  await commit([
    ["insert into orders values ($1, 'queued', null, 11990)", [id]],
    ["insert into words values ($1, $2)", ["1001", id]],
    ["insert into words values ($1, $2)", ["ayse", id]],
    ["insert into invoices values ($1, $2, $3, null, 0, null)", [ettn, id, DOCUMENT]],
    ...moved("waiting", "queued"),
  ]);
  await commit([["update invoices set attempts = 1 where ettn = $1", [ettn]], ...moved("queued", "submitting")]);
  const { InvoiceNumber = "" } = await post("/earchive/Send/Model", JSON.stringify({ UUID: ettn, DOCUMENT }));
  const accepted = new Date();
  await commit([
    ["update invoices set number = $1, accepted = $2 where ettn = $3", [InvoiceNumber, accepted.toISOString(), ettn]],
    ["insert into words values ($1, $2)", [InvoiceNumber, id]],
    ...moved("submitting", "processing"),
  ]);
  await get(`/earchive/Invoices/${ettn}/Status`);
  await get(`/earchive/Invoices?Search=${ettn}`);
  await commit(moved("processing", "issued"));
  for (const format of ["pdf", "xml"]) {
    const bytes = await get(`/earchive/Invoices/${ettn}/${format}`);
    await commit([["insert into documents values ($1, $2, $3)", [ettn, format, bytes]]]);
  }
  return accepted.getTime();
}

const KEY = { authorization: "Bearer key-of-an-account", "content-type": "application/json" };
