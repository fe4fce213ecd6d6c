import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { keysOf, textsOf } from "./speak.ts";

const names = readdirSync("extensions").filter((name) => existsSync(`extensions/${name}/locales`));
const sources = (name: string) =>
  readdirSync(`extensions/${name}/src`).map((file) => readFileSync(`extensions/${name}/src/${file}`, "utf8"));

test.each(names)("%s says the same things in both languages", (name) => {
  expect(keysOf(textsOf(name, "en"))).toEqual(keysOf(textsOf(name, "tr")));
});

test.each(names)("%s has no text between its tags that only one language has", (name) => {
  for (const source of sources(name))
    expect(source.match(/>\s*[A-Za-zÇĞİÖŞÜçğıöşü][^<>{}();=]*<\/s-/g) ?? []).toEqual([]);
});

/** What Shopify's elements show or read out of an attribute. */
const SPOKEN = /\b(?:label|heading|title|details|placeholder|alt|accessibilityLabel|error)="[A-ZÇĞİÖŞÜ][^"]*"/g;

test.each(names)("%s has no text in what an element is called", (name) => {
  for (const source of sources(name)) expect(source.match(SPOKEN) ?? []).toEqual([]);
});
