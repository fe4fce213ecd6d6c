import { expect, test } from "vitest";
import { PROVIDERS } from "../../../server/integrators/registry.ts";

const unused = (): never => {
  throw new Error("only what it declares is read");
};
const NO_SANDBOX = {
  book: { find: unused, countSend: unused, take: unused, setCancelled: unused },
  now: unused,
  draw: unused,
};

test.each(PROVIDERS.map((provider) => [provider.name, provider] as const))(
  "%s declares the same to whoever only looks it up as to whoever works with it",
  (_, { capabilities, create }) => {
    const integrator = create({ access: {}, baseUrl: "http://127.0.0.1:9", sandbox: NO_SANDBOX });
    expect(integrator.capabilities).toBe(capabilities);
  },
);

test.each(
  PROVIDERS.flatMap((provider) => (provider.capabilities.accountField ? [[provider.name, provider] as const] : [])),
)("%s names its account by a field that is asked for and is no secret", (_, { accessFields, capabilities }) => {
  expect(accessFields).toContainEqual({ name: capabilities.accountField, isSecret: false });
});

test("offers a mail to the buyer where the adapter sends one, and in the trial none", () => {
  const offers = PROVIDERS.filter(({ mailsBuyer }) => mailsBuyer === true);
  const senders = PROVIDERS.filter(
    ({ create }) => create({ access: {}, baseUrl: "http://127.0.0.1:9", sandbox: NO_SANDBOX }).sendMail !== undefined,
  );
  expect(offers.map(({ kind }) => kind)).toEqual(["nilvera", "nes", "turkcell"]);
  expect(senders).toEqual(offers);
});
