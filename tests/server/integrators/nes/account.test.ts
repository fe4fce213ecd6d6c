import { describe, expect, test } from "vitest";
import {
  creditsLeft,
  findSenderAlias,
  lookUpTaxpayer,
  verifyCredentials,
} from "../../../../server/integrators/nes/account.ts";
import type { NesClient } from "../../../../server/integrators/nes/client.ts";

/** A client that hears just this. */
const hearing = (status: number, body: unknown): NesClient => {
  const text = body === undefined ? "" : JSON.stringify(body);
  const answer = { kind: "answered", status, headers: new Headers(), body: text } as const;
  const says = () => Promise.resolve(answer);
  return { user: says, credits: says } as unknown as NesClient;
};

const VKN = "9876543217";
const user = {
  identifier: VKN,
  title: "Deneme A.Ş.",
  aliases: [
    { alias: "urn:mail:defaultgb@x", type: "Gb" },
    { alias: "urn:mail:defaultpk@x", type: "Pk" },
    { alias: "urn:mail:odd@x", type: "All" },
  ],
};

test.each([
  ["one object", user],
  ["a list of one", [user]],
])("reads %s, and takes labels that send for no mailbox", async (_, body) => {
  expect(await lookUpTaxpayer(hearing(200, body), VKN)).toEqual({
    registered: true,
    title: "Deneme A.Ş.",
    isPublic: false,
    aliases: ["urn:mail:defaultpk@x", "urn:mail:odd@x"],
  });
  expect(await findSenderAlias(hearing(200, body), VKN)).toBe("urn:mail:defaultgb@x");
});

test("a list that knows nobody, not even the account itself, says nothing of a buyer", async () => {
  await expect(lookUpTaxpayer(hearing(200, { ...user, identifier: "1234567808" }), VKN)).rejects.toMatchObject({
    code: "INTEGRATOR_ANSWER_INVALID",
  });
  await expect(lookUpTaxpayer(hearing(200, []), VKN)).rejects.toMatchObject({ code: "INTEGRATOR_ANSWER_INVALID" });
  await expect(lookUpTaxpayer(hearing(500, undefined), VKN)).rejects.toMatchObject({ code: "INTEGRATOR_UNREACHABLE" });
});

test("credits are what was bought, less what was used and what lapsed", async () => {
  const summary = { totalDefinedCount: 500, totalUsedCount: 120, totalExpiredUnUsedCount: 30 };
  expect(await creditsLeft(hearing(200, summary))).toBe(350);
});

describe("a key that may send and not see the credits (403)", () => {
  const answer = (status: number, body: unknown) => {
    return { kind: "answered", status, headers: new Headers(), body: JSON.stringify(body) } as const;
  };
  const key = (credits: number, found: number): NesClient =>
    ({
      credits: () => Promise.resolve(answer(credits, { message: "" })),
      user: () => Promise.resolve(answer(found, found === 200 ? user : { message: "" })),
    }) as unknown as NesClient;

  test("opens the account all the same, which then tells no credits", async () => {
    expect(await verifyCredentials(key(403, 200), VKN)).toEqual({ vkn: VKN, title: "Deneme A.Ş.", credits: undefined });
    expect(await creditsLeft(key(403, 200))).toBeUndefined();
  });

  test.each([
    [401, 200],
    [403, 401],
    [403, 403],
  ])("is told from one that opens nothing (%i, %i)", async (credits, found) => {
    await expect(verifyCredentials(key(credits, found), VKN)).rejects.toMatchObject({ code: "INTEGRATOR_CONFIG" });
  });
});

test("a public body is told from everybody else", async () => {
  expect(await lookUpTaxpayer(hearing(200, { ...user, type: "Kamu" }), VKN)).toMatchObject({ isPublic: true });
  expect(await lookUpTaxpayer(hearing(200, { ...user, type: "Ozel" }), VKN)).toMatchObject({ isPublic: false });
});
