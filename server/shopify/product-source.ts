import { z } from "zod";
import type { ProductQuestions } from "../invoice/tax/product-rule.ts";
import type { ProductFacts, ProductSource } from "../pipeline/ports/shopify-port.ts";
import { type Ask, asking, type AskingPorts, read } from "./asking.ts";
import { collectionsQuery, perQuery, productsQuery } from "./product-queries.ts";

/** Reads of products only what the shop's rules ask for, a few points at a time. */
export const createProductSource = (ports: AskingPorts): ProductSource => ({
  readProducts: async (shop, productIds, wanted) => {
    const ask = await asking(ports, shop);
    const collections = await collectionsOf(ask, wanted.collections);
    const known = collections && [...collections.values()];
    const size = perQuery(1 + wanted.metafields.length);
    const facts = new Map<string, ProductFacts>();
    for (let from = 0; from < productIds.length; from += size) {
      const ids = productIds.slice(from, from + size);
      const { document, variables } = productsQuery(ids, { ...wanted, collections: known ?? [] });
      const { nodes } = read(productsAnswer, await ask(document, variables));
      for (const node of nodes) if (node) facts.set(node.id, factsOf(node, wanted, collections !== undefined));
    }
    return facts;
  },
});

const collectionsAnswer = z.record(z.string(), z.object({ id: z.string() }).nullable());
const productNode = z
  .object({ id: z.string() })
  .catchall(z.union([z.boolean(), z.object({ value: z.string() }), z.null()]));
const productsAnswer = z.object({ nodes: z.array(productNode.nullable()) });

/** Name → gid; `undefined` when one of them does not exist: a rule of it can then be told of no product. */
async function collectionsOf(ask: Ask, names: readonly string[]): Promise<ReadonlyMap<string, string> | undefined> {
  const found = new Map<string, string>();
  const size = perQuery(1);
  for (let from = 0; from < names.length; from += size) {
    const asked = names.slice(from, from + size);
    const { document, variables } = collectionsQuery(asked);
    const answer = read(collectionsAnswer, await ask(document, variables));
    asked.forEach((name, index) => {
      const id = answer[`c${index}`]?.id;
      if (id !== undefined) found.set(name, id);
    });
  }
  return found.size === names.length ? found : undefined;
}

function factsOf(
  node: z.infer<typeof productNode>,
  { collections, metafields }: ProductQuestions,
  areCollectionsKnown: boolean,
): ProductFacts {
  const told = metafields.flatMap((key, index) => {
    const field = node[`m${index}`];
    return typeof field === "object" && field !== null ? [{ key, value: field.value }] : [];
  });
  return {
    collections: areCollectionsKnown ? collections.filter((_name, index) => node[`c${index}`] === true) : undefined,
    metafields: told,
  };
}
