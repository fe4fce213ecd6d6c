export type Language = "tr" | "en";
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** The page's own texts by the part they come with: what the walk presses is called what the merchant reads. */
export async function wordsOf(language: Language) {
  const page = (name: string) => say(`pages/${name}/texts/${language}.ts`);
  return {
    first: await say(`i18n/${language}.ts`),
    home: await say(`i18n/texts/home-${language}.ts`),
    order: await say(`i18n/texts/order-${language}.ts`),
    list: await page("order-list"),
    adopt: await page("adopt"),
    review: await page("review"),
    past: await page("past-orders"),
    record: await page("record"),
    setup: await page("setup"),
    settings: await page("settings"),
  };
}

export type Words = Awaited<ReturnType<typeof wordsOf>>;

async function say(file: string): Promise<Say> {
  const address = new URL(`../../web/src/${file}`, import.meta.url).href;
  const texts = Object.values((await import(address)) as Readonly<Record<string, Readonly<Record<string, string>>>>)[0];
  return (key, values = {}) => {
    const text = texts?.[key];
    if (text === undefined) throw new Error(`${file} has no ${key}`);
    return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  };
}
