import type { Request } from "express";
import type { Fault } from "../invoice/fault.ts";
import { FAULT_TEXTS } from "../invoice/fault-texts.ts";
import type { FaultText } from "../invoice/fault-texts/fault-text.ts";
import { MAIL_NOT_ASKED } from "../invoice/fault-texts/mail.ts";
import { REASON_TEXTS } from "../invoice/reason-texts.ts";
import { WARNING_TEXTS, type Warning } from "../invoice/warning-texts.ts";
import { type ErrorCode, ERRORS } from "../pipeline/errors.ts";
import type { Problem } from "../pipeline/ports/problem.ts";
import type { FaultView, TextWithCode } from "./contract.ts";
import { ERROR_TEXTS } from "./error-texts.ts";

export type Language = "tr" | "en";

/** Turkish unless the page asks for another language. */
export const languageOf = (request: Request): Language => (request.acceptsLanguages("tr", "en") === "en" ? "en" : "tr");

export function faultView(told: Fault, language: Language): FaultView {
  const { code, path, facts } = told;
  const { what, fix } = textOf(told)[language];
  const filled = (text: string) => fill(text, { facts, language });
  return { code, path, what: filled(what), fix: filled(fix) };
}

function textOf({ code, facts = {} }: Fault): FaultText {
  const isOurWord = code === "MAIL_REFUSED" && facts["text"] === "";
  return (isOurWord ? MAIL_NOT_ASKED[String(facts["code"])] : undefined) ?? FAULT_TEXTS[code];
}

export function problemView({ code, facts }: Problem, language: Language): FaultView {
  const known = isErrorCode(code) ? code : "INTERNAL";
  const { what, fix } = ERROR_TEXTS[known][language];
  const provider = facts["providerCode"] ?? facts["code"];
  const filled = (text: string) => fill(text, { facts, language });
  return { code: known, path: provider === undefined ? "" : String(provider), what: filled(what), fix: filled(fix) };
}

export const warningView = ({ code, facts }: Warning, language: Language): TextWithCode => ({
  code,
  text: fill(WARNING_TEXTS[code][language], { facts, language }),
});

export function reasonText(code: string, language: Language): TextWithCode {
  const texts: Readonly<Record<string, { tr: string; en: string }>> = REASON_TEXTS;
  return { code, text: texts[code]?.[language] ?? code };
}

/** Whether only the merchant can mend it; everything else mends itself, or is ours. */
export const isMerchants = ({ code }: Problem): boolean => isErrorCode(code) && ERRORS[code].actor === "merchant";

export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(ERRORS, code);

type Filling = { readonly facts: Fault["facts"]; readonly language: Language };

function fill(text: string, { facts = {}, language }: Filling): string {
  const written = (fact: string) => (language === "tr" ? inTurkish(fact) : fact);
  const told = text.replace(/\{(\w+)\}/g, (placeholder, name: string) => written(String(facts[name] ?? placeholder)));
  // Somebody who gave no word leaves nothing behind the colon.
  return told.replace(/: $/, ".");
}

/** Amounts are held as "120.00" and days as "2026-11-22"; Turkish writes 120,00 and 22.11.2026. */
function inTurkish(fact: string): string {
  if (/^-?\d+\.\d{2}$/.test(fact)) return fact.replace(".", ",");
  return fact.replace(/^(\d{4})-(\d{2})-(\d{2})$/, "$3.$2.$1");
}
