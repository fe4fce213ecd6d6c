import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

/** Polaris' texts by component; a quarter of them is of components that the page has. */
const USED = [
  "ActionList",
  "ActionMenu",
  "Badge",
  "Banner",
  "Button",
  "Common",
  "EmptySearchResult",
  "IndexProvider",
  "IndexTable",
  "Page",
  "Pagination",
  "ResourceList",
  "TextField",
  "TooltipOverlay",
];

type Texts = { readonly Polaris: Readonly<Record<string, unknown>> };

/** Makes `….json?used` those of Polaris' texts that its components here ask for; a build that asks for others fails. */
export const polarisTexts: Plugin = {
  name: "polaris-texts",
  enforce: "pre",
  resolveId: {
    filter: { id: /^@shopify\/polaris\/locales\/\w+\.json\?used$/ },
    // Under a name of its own: Vite would read it as JSON a second time.
    handler: (id) => `\0${id.replace(".json?used", "")}`,
  },
  load: {
    filter: { id: /^\0@shopify\/polaris\/locales\/\w+$/ },
    handler: (id) => {
      const file = fileURLToPath(import.meta.resolve(`${id.slice(1)}.json`));
      const { Polaris } = JSON.parse(readFileSync(file, "utf8")) as Texts;
      const used = { Polaris: Object.fromEntries(USED.map((name) => [name, Polaris[name]])) };
      return `export default ${JSON.stringify(used)}`;
    },
  },
  generateBundle(_, bundle) {
    for (const output of Object.values(bundle)) {
      const asked = output.type === "chunk" ? [...output.code.matchAll(/["'`]Polaris\.(\w+)\./g)] : [];
      const missing = asked.find(([, name = ""]) => !USED.includes(name));
      if (missing !== undefined) this.error(`Polaris' texts for ${missing[1]} are not among those used`);
    }
  },
};
