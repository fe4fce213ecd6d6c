import { XmlDocument } from "libxml2-wasm";
import { describe, expect, test } from "vitest";
import { envelopeDocument } from "../../../../server/ubl/envelope/envelope-document.ts";
import { openEnvelope } from "../../../../server/ubl/envelope/open-envelope.ts";
import { envelopeSchemaFindings, isEnvelopeJudgeAvailable } from "../../../support/envelope-judge.ts";
import { schematronFindings } from "../../../support/gib-judge.ts";
import { anEnvelope, ENVELOPE_ID } from "./an-envelope.ts";
import { rawZip } from "./raw-zip.ts";

const GOOD = envelopeDocument(anEnvelope());

type Element = { readonly name: string; readonly start: number; readonly end: number };

/** The frame's elements, as places in the text; what stands in the invoice is not touched. */
const FRAME: readonly Element[] = [...GOOD.matchAll(/<((?:sh|ef):\w+|Element\w+)/g)].map(({ index, 1: name = "" }) => ({
  name,
  start: index,
  end: GOOD.indexOf(`</${name}>`, index) + name.length + 3,
}));

/** Ways to change one element: gone, twice, renamed, with an attribute, another value, company before or inside. */
const CHANGES: readonly ((element: string, name: string) => string)[] = [
  () => "",
  (element) => element + element,
  (element, name) => element.replaceAll(name, "sh:Other"),
  (element) => element.replace(">", ' other="1">'),
  (element) => element.replace(">", ' Authority="1">'),
  (element) => element.replace(/>[^<]*</, "><"),
  (element) => element.replace(/>[^<]*</, ">x<"),
  (element) => element.replace(/>[^<]*</, ">1<"),
  (element) => element.replace(/>[^<]*</, ">2026-13-01T00:00:00<"),
  (element) => element.replace(/>[^<]*</, ">12345678901<"),
  (element) => `text${element}`,
  (element) => `<sh:Other/>${element}`,
  (element) => `<!-- --><?an instruction?>\n${element}`,
  (element) => element.replace(">", "><sh:Other/>"),
];

const changed: readonly string[] = FRAME.flatMap(({ name, start, end }) =>
  CHANGES.map((change) => GOOD.slice(0, start) + change(GOOD.slice(start, end), name) + GOOD.slice(end)),
).filter(isXml);

function isXml(text: string): boolean {
  try {
    XmlDocument.fromString(text).dispose();
    return true;
  } catch {
    return false;
  }
}

function isOpened(text: string): boolean {
  const file = { name: `${ENVELOPE_ID}.xml`, contents: Buffer.from(text) };
  return openEnvelope(`${ENVELOPE_ID}.zip`, rawZip(file)).ok;
}

describe.skipIf(!isEnvelopeJudgeAvailable)("every change of the frame (needs ../shared)", { timeout: 120_000 }, () => {
  test("that GİB's schema refuses is refused here", () => {
    const bad = changed.filter((text) => envelopeSchemaFindings(text).length > 0);
    expect(bad.length).toBeGreaterThan(200);
    expect(bad.filter(isOpened)).toEqual([]);
  });

  // One in four: the schematron takes 30 ms.
  test("that schema and schematron accept is accepted here, and no other", async () => {
    const shaped = changed.filter((text, at) => at % 4 === 0 && envelopeSchemaFindings(text).length === 0);
    for (const text of shaped) {
      const findings = await schematronFindings(text, "efatura");
      expect({ isOpened: isOpened(text), findings }).toEqual({ isOpened: findings.length === 0, findings });
    }
  });
});
