import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ENVELOPE_ACTIONS } from "../../../server/gib/envelope-actions.ts";
import { ENVELOPE_CAUSES } from "../../../server/gib/envelope-causes.ts";
import {
  ENVELOPE_CODES,
  type EnvelopeCode,
  ERP_WORDING,
  envelopeStatus,
  toEnvelopeCode,
} from "../../../server/gib/envelope-statuses.ts";

const SEED = new URL("../../../../shared/seeds/gib-envelope-status-codes.txt", import.meta.url);
const LIST = new URL("../../../../shared/gib/code-lists/envelope-status-codes.json", import.meta.url);

describe.skipIf(!existsSync(SEED))("the list of status codes (needs ../shared)", () => {
  test("gives every code its label, its sign and its resend policy, and knows no other", () => {
    const rows = readSeed(readFileSync(SEED, "utf8"));
    expect(rows).toHaveLength(36);
    const ours = rows.map(({ code }) => {
      const { label, mark } = statusOf(code);
      return { code, mark, label: plain(label) };
    });
    expect(ours).toEqual(rows.map(({ code, mark, label }) => ({ code, mark, label })));
  });

  test("says of every code what to do, and we say the same", () => {
    const rows = readSeed(readFileSync(SEED, "utf8"));
    const ours = rows.map(({ code }) => [code, policyOf(code)]);
    expect(ours).toEqual(rows.map(({ code, advice }) => [code, advice]));
  });
});

describe.skipIf(!existsSync(LIST))("GİB's own list (needs ../shared)", () => {
  test("has the same codes, texts and policies, web-service faults included", () => {
    const { codes, webServiceFaults } = JSON.parse(readFileSync(LIST, "utf8")) as OfficialList;
    expect([...codes, ...webServiceFaults].map(({ code }) => code).toSorted()).toEqual(ENVELOPE_CODES.toSorted());
    const named = [...codes, ...webServiceFaults].filter(({ text }) => !text.startsWith("("));
    expect(named.map(({ code, text }) => [code, text])).toEqual(named.map(({ code }) => [code, statusOf(code).label]));
    const resendable = codes.filter(({ resend }) => /^(same-ettn-allowed|treat-as-1190)$/.test(resend));
    const ours = ENVELOPE_CODES.filter((code) => code < "2000" && envelopeStatus(code).resend === "allowed");
    expect(resendable.map(({ code }) => code).toSorted()).toEqual(ours.toSorted());
  });
});

describe("the table of envelope statuses", () => {
  test.each(ENVELOPE_CODES)("%s has a label, a cause and an action in both languages", (code) => {
    const { label, en, action } = envelopeStatus(code);
    const texts = [label, en, ENVELOPE_CAUSES[code].tr, ENVELOPE_CAUSES[code].en];
    for (const text of [...texts, ENVELOPE_ACTIONS[action].tr, ENVELOPE_ACTIONS[action].en])
      expect(text).toMatch(/\p{L}{3}/u);
  });

  test("marks decide the policy: * waits, ** never, no mark allows, but for 1200, which is on its way", () => {
    const byMark = (mark: string) => ENVELOPE_CODES.filter((code) => envelopeStatus(code).mark === mark);
    const policies = (mark: string) => new Set(byMark(mark).map((code) => envelopeStatus(code).resend));
    expect(byMark("*")).toEqual(["1000", "1100", "1210", "1220", "1300"]);
    expect(policies("*")).toEqual(new Set(["wait"]));
    expect(byMark("**")).toEqual(["1163"]);
    expect(policies("**")).toEqual(new Set(["never"]));
    expect(byMark("").filter((code) => envelopeStatus(code).resend !== "allowed")).toEqual(["1200"]);
  });

  test("tells who acts", () => {
    const actors = Object.groupBy(ENVELOPE_CODES, (code) => ENVELOPE_ACTIONS[envelopeStatus(code).action].actor);
    expect(actors).toEqual({
      nobody: ["1000", "1100", "1200", "1210", "1220", "1235", "1300"],
      data: ["1150", "1160"],
      merchant: ["1171", "1172", "1181", "1230"],
      integrator: [
        ..."1110 1111 1131 1132 1133 1140 1141 1142 1143 1161 1162 1175 1176 1177 1182 1183".split(" "),
        ..."2000 2004 2006 2007".split(" "),
      ],
      app: "1120 1130 1163 1164 1170 1180 1190 1191 1195 1215 2001 2002 2003 2005".split(" "),
    });
  });

  test("waits two days on 1210, four tries, and two days on 1220 before the buyer is asked", () => {
    expect(ENVELOPE_ACTIONS[envelopeStatus("1210").action]).toMatchObject({ wait: { hours: 48, tries: 4 } });
    expect(ENVELOPE_ACTIONS[envelopeStatus("1220").action]).toMatchObject({
      wait: { hours: 48, afterwards: "merchant" },
    });
    expect(ENVELOPE_ACTIONS["wait-for-buyer"].tr).toContain("alıcıyla görüşün");
  });

  test("words the invoice's state as bookkeeping programs do", () => {
    const wording = (code: EnvelopeCode) => ERP_WORDING[envelopeStatus(code).erp];
    const failures = ENVELOPE_CODES.filter((code) => wording(code) === "GİB'de işlenemedi");
    expect(failures).toEqual(
      ENVELOPE_CODES.filter((code) => code >= "1110" && code <= "1195" && code !== "1163" && code !== "1164"),
    );
    expect(
      ["1000", "1100", "1163", "1164", "1200", "1210", "1215", "1220", "1230", "1300"].map((code) => {
        const known = toEnvelopeCode(code);
        return known === undefined ? "" : wording(known);
      }),
    ).toEqual([
      "GİB'e gönderildi",
      "GİB'e gönderildi",
      "Mükerrer – ilk kayıt aranıyor",
      "Mükerrer – ilk kayıt aranıyor",
      "GİB'de işlendi – alıcıya gönderilecek",
      "Alıcıya iletilemedi – GİB yeniden deniyor",
      "Alıcıya iletilemedi",
      "Alıcıya gönderildi",
      "Alıcıda işlenemedi",
      "Alıcıda işlendi – Başarıyla işlendi",
    ]);
  });

  test("does not send a buyer who left e-Fatura the same invoice again without asking", () => {
    for (const code of ["1172", "1181"] as const) {
      expect(envelopeStatus(code).action).toBe("look-up-buyer");
      expect(ENVELOPE_ACTIONS["look-up-buyer"].tr).toMatch(/yeni bir ETTN ile e-Arşiv/);
    }
  });

  test("knows no code that stands in no list", () => {
    expect(["1104", "1210 ", "", "toString", "999"].map(toEnvelopeCode)).toEqual(Array(5).fill(undefined));
  });
});

type OfficialList = {
  readonly codes: readonly { readonly code: string; readonly text: string; readonly resend: string }[];
  readonly webServiceFaults: readonly { readonly code: string; readonly text: string; readonly resend: string }[];
};

type Advice = "may go again" | "must not go again" | "wait" | "none";
type SeedRow = { readonly code: string; readonly mark: string; readonly label: string; readonly advice: Advice };

/** A code stands alone on its line; blank lines part the cells that follow: the label first, what to do last. */
function readSeed(text: string): readonly SeedRow[] {
  const [table = ""] = text.split("Faturaların yeniden gönderilme aşamaları");
  const lines = table.split(/\r?\n/).map((line) => line.trim());
  const starts = lines.flatMap((line, at) => (/^\*{0,2}\d{4}$/.test(line) ? [at] : []));
  return starts.map((start, index) => {
    const cells = lines
      .slice(start + 1, starts[index + 1])
      .join("\n")
      .trim()
      .split(/\n\n+/)
      .filter((cell) => cell !== "");
    const [, mark = "", code = ""] = /^(\**)(\d+)$/.exec(lines[start] ?? "") ?? [];
    return { code, mark, label: plain(cells[0] ?? ""), advice: adviceIn(cells.join(" ")) };
  });
}

function adviceIn(row: string): Advice {
  if (/yeniden\s+gönderilmemeli\./i.test(row)) return "must not go again";
  if (/Faturalar yeniden\s+gönderilmeli/.test(row)) return "may go again";
  return /beklenmelidir/.test(row) ? "wait" : "none";
}

/** Without the dots some rows of the list leave out, and its line breaks. */
const plain = (label: string) =>
  label.replaceAll("Ü", "U").replaceAll("Ş", "S").replaceAll("İ", "I").replace(/\s+/g, " ").trim();

function statusOf(code: string) {
  const known = toEnvelopeCode(code);
  if (known === undefined) throw new Error(`the table lacks ${code}`);
  return envelopeStatus(known);
}

/** Our policy in the list's words. */
function policyOf(code: string): Advice {
  const { resend, action } = statusOf(code);
  if (resend === "allowed") return "may go again";
  if (resend === "never") return "must not go again";
  return action === "nothing" || code === "1200" ? "none" : "wait";
}
