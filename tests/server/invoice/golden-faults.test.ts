import { expect, test } from "vitest";
import { faultView } from "../../../server/http/language.ts";
import { goldenFolders } from "./golden-folders.ts";
import { goldenInvoice } from "./golden-invoice.ts";

const FAULTY = goldenFolders().filter(({ expected }) => expected.includes("faults.json"));

test.each(FAULTY.map((folder) => [folder.name, folder] as const))(
  "%s is told whole, in both languages",
  (_, folder) => {
    const invoice = goldenInvoice(folder);
    const faults = invoice.ok ? [] : invoice.error;
    expect(faults).not.toEqual([]);
    for (const found of faults) {
      for (const { what, fix } of [faultView(found, "tr"), faultView(found, "en")]) {
        // A place left open, or a value nobody has.
        expect(`${what} ${fix}`).not.toMatch(/\{\w+\}|undefined|NaN|\[object/);
      }
    }
  },
);
