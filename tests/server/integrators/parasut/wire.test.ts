import { expect, test } from "vitest";
import { activeDocument, invoiceAnswer, startedAnswer } from "../../../../server/integrators/parasut/wire.ts";

const LINK = { id: "701", type: "e_archives" };
const shown = (relationships: object, included?: readonly object[]) =>
  activeDocument(invoiceAnswer.parse({ data: { id: "9001", attributes: {}, relationships }, included }));

test.each([
  ["by its link", { active_e_document: { data: LINK } }, undefined],
  ["by its link, of which no more is told", { active_e_document: { data: LINK } }, [LINK]],
  ["beside an invoice that names none", {}, [{ ...LINK, attributes: {} }]],
  ["beside an invoice that leaves its link open", { active_e_document: { meta: {} } }, [{ ...LINK, attributes: {} }]],
])("a document that is told of %s exists: no second one is made of its draft", (_, relationships, included) => {
  expect(shown(relationships, included)).toMatchObject(LINK);
});

test("what else an answer brings along is no document", () => {
  expect(shown({ active_e_document: { data: null } }, [{ id: "1", type: "contacts" }])).toBeUndefined();
});

test.each([301, "301", "6f1c1b2a8f0e4a57", "x".repeat(255)])("a job may be named %j", (id) => {
  expect(startedAnswer.parse({ data: { id } }).data.id).toBe(String(id));
});
