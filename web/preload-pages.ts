import type { Plugin, Rolldown } from "vite";

type Bundle = Readonly<Record<string, Rolldown.OutputAsset | Rolldown.OutputChunk>>;

/** A page's address, or its shape, and the module that draws it. */
export type PageModules = Readonly<Record<string, string>>;

/**
 * Has the document itself ask for the code of the page in its address: without this the browser learns of it only once
 * the code of the whole has run.
 */
export function preloadPages(pages: PageModules): Plugin {
  return {
    name: "preload-pages",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (html, { bundle = {}, filename }) => {
        // The bench builds another document with the same settings.
        if (!filename.endsWith("web/index.html")) return;
        const files = Object.entries(pages).map(([path, module]) => [path, filesOf(bundle, module, html)]);
        return [{ tag: "script", children: askFor(JSON.stringify(Object.fromEntries(files))), injectTo: "head" }];
      },
    },
  };
}

const askFor = (pages: string): string => `
  for (const file of ${pages}[location.pathname.replace(/^\\/orders\\/.+/, "/orders/:legacyId")] ?? []) {
    const how = file.endsWith(".css") ? { rel: "preload", as: "style" } : { rel: "modulepreload" };
    document.head.append(Object.assign(document.createElement("link"), how, { crossOrigin: "", href: file }));
  }
`;

/** The scripts and styles of a page that the document does not name already. */
function filesOf(bundle: Bundle, module: string, html: string): readonly string[] {
  const chunks = Object.values(bundle).filter((output) => output.type === "chunk");
  const entry = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(module));
  if (entry === undefined) throw new Error(`No chunk begins with ${module}`);
  const scripts = new Set([entry.fileName]);
  for (const name of scripts) {
    for (const needed of chunks.find(({ fileName }) => fileName === name)?.imports ?? []) scripts.add(needed);
  }
  const styles = chunks
    .filter(({ fileName }) => scripts.has(fileName))
    .flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]);
  return [...scripts, ...styles].map((file) => `/${file}`).filter((file) => !html.includes(file));
}
