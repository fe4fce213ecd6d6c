import { describe, expect, test } from "vitest";
import { answerInvoice } from "../../../../server/invoice/e-fatura/commercial-answer.ts";
import { followEnvelope } from "../../../../server/invoice/e-fatura/envelope-track.ts";
import { readAnswerXml } from "../../../../server/ubl/envelope/read-answer.ts";
import { day } from "../a-sample-invoice.ts";
import { anAnswer, ENVELOPE_ID } from "./an-envelope.ts";

const GIB = "3900383669";
const BUYER = "1234567808";
const ETTN = "6f1d2c3b-4a59-4e86-9b10-2f7d8c9a0b1c";
const read = (parts: Parameters<typeof anAnswer>[0]) => readAnswerXml(Buffer.from(anAnswer(parts)));
const system = (line: string, senderVkn: string) => read({ code: "S_APR", reference: ENVELOPE_ID, line, senderVkn });

describe("a system response", () => {
  test("of GİB tells the envelope's status as it is", () => {
    expect(
      read({ code: "S_APR", reference: ENVELOPE_ID.toUpperCase(), line: "1150", senderVkn: GIB, text: "VKN hatalı" }),
    ).toEqual({
      ok: true,
      value: {
        kind: "system",
        from: GIB,
        envelopeId: ENVELOPE_ID,
        event: { kind: "told", code: "1150" },
        text: "VKN hatalı",
      },
    });
  });

  test.each([
    ["1200", "1300"],
    ["1000", "1220"],
    ["1100", "1220"],
    ["1160", "1230"],
    ["1195", "1230"],
  ])("of the buyer's own system with %s is GİB's %s", (told, status) => {
    expect(system(told, BUYER)).toMatchObject({ ok: true, value: { event: { kind: "told", code: status } } });
  });

  test.each(["1163", "1999", "x"])("of the buyer with %s is never a reason to send again", (told) => {
    const answer = system(told, BUYER);
    if (!answer.ok || answer.value.kind !== "system") throw new Error("not a system response");
    const next = followEnvelope({ kind: "known", code: "1220" }, answer.value.event);
    expect(next).toMatchObject({ ok: true, value: { kind: "unread", code: "1220" } });
  });

  test("without a status or an envelope is refused", () => {
    expect(read({ code: "S_APR", reference: ENVELOPE_ID })).toEqual(refused("1150", "status-code"));
    expect(read({ code: "S_APR", reference: "1", line: "1200" })).toEqual(refused("1150", "envelope-id"));
  });
});

test("a system response with two statuses tells none", () => {
  const answer = anAnswer({ code: "S_APR", reference: ENVELOPE_ID, line: "1200", senderVkn: GIB });
  const twice = answer.replace(/<cac:LineResponse>.*<\/cac:LineResponse>/s, "$&$&");
  expect(readAnswerXml(Buffer.from(twice))).toEqual(refused("1150", "status-code"));
});

test("an answer in another encoding, or without an end, is not read", () => {
  const answer = anAnswer({ code: "KABUL", reference: ETTN });
  const bigEndian = Buffer.from(answer, "utf16le").swap16();
  expect(readAnswerXml(bigEndian)).toEqual(refused("1140", "xml"));
  expect(readAnswerXml(Buffer.from(answer + " ".repeat(10_000_000)))).toEqual(refused("1140", "xml"));
  expect(readAnswerXml(Buffer.from(answer + "<!---->".repeat(200_000)))).toEqual(refused("1140", "xml"));
});

describe("the buyer's answer", () => {
  test("refuses the invoice with its reason, on the day it bears", () => {
    const answer = read({ code: "RED", reference: ETTN, text: "Fiyat &lt;b&gt; farklı" });
    expect(answer).toEqual({
      ok: true,
      value: {
        kind: "commercial",
        from: BUYER,
        ettn: ETTN,
        event: { kind: "RED", on: "2026-03-16", reason: "Fiyat <b> farklı" },
      },
    });
    if (!answer.ok || answer.value.kind !== "commercial") throw new Error("not an answer");
    const next = answerInvoice({ kind: "awaited", receivedOn: day("2026-03-14") }, answer.value.event);
    expect(next).toMatchObject({ ok: true, value: { kind: "rejected" } });
  });

  test("accepts it", () => {
    expect(read({ code: "KABUL", reference: ETTN })).toEqual({
      ok: true,
      value: { kind: "commercial", from: BUYER, ettn: ETTN, event: { kind: "KABUL", on: "2026-03-16" } },
    });
  });

  test("that names no invoice or no day is refused", () => {
    expect(read({ code: "RED", reference: "EFT2026000000042" })).toEqual(refused("1150", "ettn"));
    expect(read({ code: "KABUL", reference: ETTN, issueDate: "16.03.2026" })).toEqual(refused("1160", "issue-date"));
  });

  test("of another kind is told and nothing more", () => {
    expect(read({ code: "GUMRUKONAY", reference: ETTN, text: "Onaylandı" })).toEqual({
      ok: true,
      value: { kind: "other", from: BUYER, code: "GUMRUKONAY", document: ETTN, text: "Onaylandı" },
    });
  });

  test("keeps no explanation without an end", () => {
    const answer = read({ code: "RED", reference: ETTN, text: "a".repeat(100_000) });
    expect(answer).toMatchObject({ value: { event: { reason: "a".repeat(1_000) } } });
  });
});

test("what is no answer is refused with GİB's code", () => {
  expect(readAnswerXml(Buffer.from("<a/>"))).toEqual(refused("1140", "no-answer"));
  expect(readAnswerXml(Buffer.from("KABUL"))).toEqual(refused("1140", "xml"));
  const twice = anAnswer({ code: "KABUL", reference: ETTN }).replace(
    /<cac:DocumentResponse>.*<\/cac:DocumentResponse>/s,
    "$&$&",
  );
  expect(readAnswerXml(Buffer.from(twice))).toEqual(refused("1150", "one-response"));
  expect(read({ code: "", reference: ETTN })).toEqual(refused("1150", "response-code"));
});

function refused(code: string, check: string) {
  return { ok: false, error: { code, check } };
}
