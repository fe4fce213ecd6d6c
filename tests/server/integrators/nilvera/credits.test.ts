import { expect, test } from "vitest";
import { scriptedNilvera } from "./scripted-nilvera.ts";

const on = scriptedNilvera();

/** What is left, by what Nilvera says of each module. */
async function leftOf(modules: Readonly<Record<string, number>>): Promise<number | undefined> {
  const rows = Object.entries(modules).map(([Name, RemainingCredit], index) => ({
    Name,
    ModuleID: index,
    RemainingCredit,
  }));
  on.calls.length = 0;
  on.script = { "GET /general/Credits": [[200, rows]] };
  return on.nilvera.creditsLeft?.();
}

test("of the credit it buys by module only that of invoices counts, and the one that ends first", async () => {
  expect(await leftOf({ "e-Arşiv": 3, "e-Defter": 5000, Sms: 200 })).toBe(3);
  expect(await leftOf({ "E-FATURA": 7, "E-ARŞİV": 900 })).toBe(7);
  expect(await leftOf({ "e-Fatura": 700, "e-Arşiv Fatura": 40, "e-Arşiv": 2 })).toBe(42);
});

test("credit under names nobody knows counts as a whole, and none told is not none left", async () => {
  expect(await leftOf({ Kontör: 40, "Ek paket": 2 })).toBe(42);
  expect(await leftOf({})).toBeUndefined();
});
