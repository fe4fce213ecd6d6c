import { describe, expect, test } from "vitest";
import { lookUpTaxpayer } from "../../../../server/integrators/turkcell/account.ts";
import type { TurkcellClient } from "../../../../server/integrators/turkcell/client.ts";

/** A client whose registry says just this. */
const saying = (status: number, body: unknown): TurkcellClient => {
  const answer = { kind: "answered", status, headers: new Headers(), body: JSON.stringify(body) } as const;
  return { user: () => Promise.resolve(answer) } as unknown as TurkcellClient;
};

const box = (Alias: string, changes: object = {}) => ({ Alias, AppType: 1, IsActive: true, ...changes });
const ask = (...boxes: readonly object[]) =>
  lookUpTaxpayer(saying(200, { Definition: { Title: "Deneme A.Ş." }, ReceiverboxAliases: boxes }), "9876543217");

test("only e-Fatura mailboxes in use receive an e-Fatura", async () => {
  const despatch = box("urn:mail:irsaliyepk@x", { AppType: 3 });
  const closed = box("urn:mail:oldpk@x", { IsActive: false });
  expect(await ask(closed, box("urn:mail:defaultpk@x"), despatch)).toEqual({
    registered: true,
    title: "Deneme A.Ş.",
    isPublic: false,
    aliases: ["urn:mail:defaultpk@x"],
  });
  expect(await ask(despatch, closed)).toEqual({ registered: false });
});

test("somebody the registry knows without a mailbox does not look like a consumer", async () => {
  expect(await ask()).toMatchObject({ registered: true, aliases: [] });
});

describe("an answer that names neither a company nor a mailbox", () => {
  const nobody = { Definition: null, ReceiverboxAliases: [], SenderboxAliases: null };
  const own = { Definition: { Title: "Örnek A.Ş." }, ReceiverboxAliases: [], SenderboxAliases: [box("urn:mail:gb@x")] };
  const registry = (ofOwner: object): TurkcellClient => {
    const told = (body: object) =>
      Promise.resolve({ kind: "answered", status: 200, headers: new Headers(), body: JSON.stringify(body) } as const);
    return { owner: "1234567808", user: (id: string) => told(id === "1234567808" ? ofOwner : nobody) } as never;
  };

  test("is the no of a registry that knows the account itself", async () => {
    expect(await lookUpTaxpayer(registry(own), "9876543217")).toEqual({ registered: false });
  });

  test("says nothing where the account itself is not named either", async () => {
    const asked = lookUpTaxpayer(registry(nobody), "9876543217");
    await expect(asked).rejects.toMatchObject({ code: "INTEGRATOR_ANSWER_INVALID" });
  });
});

test("reads the names in either case", async () => {
  const found = { definition: null, receiverboxAliases: [{ alias: "urn:mail:pk@x", title: "Deneme A.Ş." }] };
  expect(await lookUpTaxpayer(saying(200, found), "9876543217")).toEqual({
    registered: true,
    title: "Deneme A.Ş.",
    isPublic: false,
    aliases: ["urn:mail:pk@x"],
  });
});

test.each([
  ["the company", { Definition: { Identifier: "1234567808" }, ReceiverboxAliases: [] }],
  ["a mailbox", { Definition: null, ReceiverboxAliases: [box("urn:mail:pk@x", { Identifier: "1234567808" })] }],
])("an answer about another number is none: %s", async (_, found) => {
  const asked = lookUpTaxpayer(saying(200, found), "9876543217");
  await expect(asked).rejects.toMatchObject({ code: "INTEGRATOR_ANSWER_INVALID" });
});

test("a public body is told from everybody else", async () => {
  const found = (GibUserType: number) => ({ Definition: { GibUserType }, ReceiverboxAliases: [box("urn:mail:pk@x")] });
  expect(await lookUpTaxpayer(saying(200, found(1)), "9876543217")).toMatchObject({ isPublic: true });
  expect(await lookUpTaxpayer(saying(200, found(2)), "9876543217")).toMatchObject({ isPublic: false });
});
