import { existsSync, readFileSync } from "node:fs";
import {
  buildSchema,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
  parse,
  validate,
} from "graphql";
import { describe, expect, test } from "vitest";
import { SHOPIFY_SCHEMA, shopifySchemaWithProducts } from "../../support/shopify-schema.ts";

const own = buildSchema(readFileSync("demo/shopify/schema.graphql", "utf8"));
/** Shopify documents it (Order, 2026-10); the part of its schema that is at hand leaves it out. */
const BEYOND_THE_SUBSET = ["Order.currentTotalWeight: UnsignedInt64", "UnsignedInt64 scalar"];
/** Long lists of Shopify's that the stand-in leaves open. */
const OPEN_LISTS = new Set(["CountryCode", "CurrencyCode", "LocalizedFieldKey"]);

const declared = (schema: GraphQLSchema): readonly GraphQLNamedType[] =>
  Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith("__"));

/** One line per field, argument, value or member that `type` declares. */
function facts(type: GraphQLNamedType): readonly string[] {
  if (isEnumType(type)) return type.getValues().map(({ name }) => `${type.name} = ${name}`);
  if (isUnionType(type)) return type.getTypes().map(({ name }) => `${type.name} | ${name}`);
  if (!isObjectType(type)) return [`${type.name} ${isScalarType(type) ? "scalar" : "other"}`];
  return Object.values(type.getFields()).flatMap((field) => [
    `${type.name}.${field.name}: ${String(field.type)}`,
    ...field.args.map(
      (arg) => `${type.name}.${field.name}(${arg.name}: ${String(arg.type)} = ${String(arg.defaultValue)})`,
    ),
  ]);
}

test.each(["order", "order-lines", "order-refunds", "order-weight"])(
  "answers everything the query %s asks for",
  (name) => {
    const document = parse(readFileSync(`server/shopify/queries/${name}.graphql`, "utf8"));
    expect(validate(own, document).map(({ message }) => message)).toEqual([]);
  },
);

describe.skipIf(!existsSync(SHOPIFY_SCHEMA))("Shopify's Admin schema 2026-10 (needs ../shared)", () => {
  test.each(declared(own).map(({ name }) => name))("has %s as the stand-in has it", (name) => {
    const [ours, theirs] = [own.getType(name), shopifySchemaWithProducts().getType(name)];
    if (ours === undefined || theirs === undefined) throw new Error(`${name} is not Shopify's`);
    if (isSpecifiedScalarType(ours)) return;
    if (OPEN_LISTS.has(name)) {
      expect(isScalarType(ours) && isEnumType(theirs)).toBe(true);
      return;
    }
    const known = new Set([...facts(theirs), ...BEYOND_THE_SUBSET]);
    expect(facts(ours).filter((fact) => !known.has(fact))).toEqual([]);
    expect(facts(ours).length).toBeGreaterThan(0);
  });
});
