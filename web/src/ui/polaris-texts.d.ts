/** See polaris-texts.ts beside vite.config.ts. */
declare module "*.json?used" {
  const texts: { readonly Polaris: { readonly [name: string]: { readonly [name: string]: string } } };
  export default texts;
}
