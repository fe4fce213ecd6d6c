import { createHash } from "node:crypto";
import JSZip from "jszip";
import { describe, expect, test } from "vitest";
import { envelopeDocument } from "../../../../server/ubl/envelope/envelope-document.ts";
import { openEnvelope } from "../../../../server/ubl/envelope/open-envelope.ts";
import { packEnvelope } from "../../../../server/ubl/envelope/pack-envelope.ts";
import { envelopeFindings, isEnvelopeJudgeAvailable } from "../../../support/envelope-judge.ts";
import { anEnvelope, aSystemEnvelope, ENVELOPE_ID } from "./an-envelope.ts";

describe("an envelope", () => {
  test("is one XML in one zip, both named after its ID, and carries the invoice character by character", async () => {
    const contents = anEnvelope();
    const { fileName, bytes } = await packEnvelope(contents);
    const zip = await JSZip.loadAsync(bytes, { checkCRC32: true });
    const xml = (await zip.file(`${ENVELOPE_ID}.xml`)?.async("string")) ?? "";
    expect(fileName).toBe(`${ENVELOPE_ID}.zip`);
    expect(Object.keys(zip.files)).toEqual([`${ENVELOPE_ID}.xml`]);
    expect(xml).toContain(`<sh:InstanceIdentifier>${ENVELOPE_ID}</sh:InstanceIdentifier>`);
    const [, invoice = ""] = contents.document.split("?>\n");
    expect(xml).toContain(`<ElementList>${invoice}</ElementList>`);
  });

  test("is the same bytes every time, with their MD5 and SHA-256 at hand", async () => {
    const [first, second] = [await packEnvelope(anEnvelope()), await packEnvelope(anEnvelope())];
    expect(second).toEqual(first);
    // The zip's own time: midnight, 1 January 1980, whenever it was packed.
    expect(first.bytes.slice(10, 14)).toEqual(Uint8Array.of(0, 0, 0x21, 0));
    expect(first.md5).toBe(createHash("md5").update(first.bytes).digest("hex"));
    expect(first.md5).toHaveLength(32);
    expect(first.sha256).toBe(createHash("sha256").update(first.bytes).digest("hex"));
    expect((await packEnvelope(anEnvelope({ createdAt: "2026-03-14T14:42:01" }))).md5).not.toBe(first.md5);
  });

  test("is read back as what went in", async () => {
    const { fileName, bytes } = await packEnvelope(anEnvelope());
    expect(openEnvelope(fileName, bytes)).toEqual({
      ok: true,
      value: {
        id: ENVELOPE_ID,
        type: "SENDERENVELOPE",
        sender: { alias: "urn:mail:ornekgb@ornek.example.com", taxId: "9876543217" },
        receiver: { alias: "urn:mail:kuzeypk@kuzey.example.com", taxId: "1234567808" },
        documents: [{ kind: "invoice", ettn: "6f1d2c3b-4a59-4e86-9b10-2f7d8c9a0b1c", number: "EFT2026000000042" }],
      },
    });
  });

  test("stands a title with markup, dollar signs and characters that XML forbids", async () => {
    const title = "A&B <document/> $& \u0007\uD800Ltd.";
    const contents = anEnvelope({ sender: { alias: "urn:mail:gb@a.example.com", taxId: "9876543217", title } });
    const { fileName, bytes } = await packEnvelope(contents);
    expect(openEnvelope(fileName, bytes)).toMatchObject({ ok: true });
    expect(envelopeDocument(contents)).toContain("<sh:Contact>A&amp;B &lt;document/&gt; $&amp; Ltd.</sh:Contact>");
  });
});

describe.skipIf(!isEnvelopeJudgeAvailable)(
  "GİB's envelope schema and rules (needs ../shared)",
  { timeout: 60_000 },
  () => {
    test.each([
      ["an invoice's", anEnvelope()],
      ["a system response's", aSystemEnvelope("1200")],
    ])("accept the frame of %s envelope", async (_, contents) => {
      expect(await envelopeFindings(envelopeDocument(contents))).toEqual([]);
    });

    test("refuse an envelope without a receiver", async () => {
      const xml = envelopeDocument(anEnvelope()).replace(/<sh:Receiver>.*<\/sh:Receiver>/s, "");
      expect(await envelopeFindings(xml)).toEqual([
        expect.stringMatching(/^XSD: .*Receiver/),
        expect.stringMatching(/^schematron: .*Receiver/),
      ]);
    });
  },
);
