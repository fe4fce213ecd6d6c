import { expect, test } from "vitest";
import { consentAddress } from "../../../web/src/pages/settings/consent.ts";

const OFFER = { consentUrl: "https://api.example.com/oauth/authorize?client_id={clientId}&response_type=code" };

test("the way to agree appears once what its address needs is typed", () => {
  expect(consentAddress(OFFER, { clientId: "" })).toBeUndefined();
  expect(consentAddress(OFFER, { clientId: "a b&c" })).toBe(
    "https://api.example.com/oauth/authorize?client_id=a%20b%26c&response_type=code",
  );
});

test("an integrator that asks for no consent has no such way", () => {
  expect(consentAddress({ consentUrl: null }, { clientId: "x" })).toBeUndefined();
});
