import type { RegisteredTaxpayer, Taxpayer } from "../../invoice/e-fatura/taxpayer.ts";

export type SandboxTaxpayer = { readonly tr: string; readonly en: string; readonly answer: Taxpayer | "no answer" };

const registered = (title: string, ...aliases: readonly string[]): RegisteredTaxpayer => ({
  registered: true,
  title,
  aliases,
});

/** Invented numbers with right check digits: whom the trial takes for an e-Fatura user. Everybody else is none. */
export const SANDBOX_TAXPAYERS: Readonly<Record<string, SandboxTaxpayer>> = {
  "1000000018": {
    tr: "e-Fatura mükellefi şirket: “Deneme Alıcı A.Ş.”",
    en: "A company that is an e-Fatura taxpayer: “Deneme Alıcı A.Ş.”",
    answer: registered("Deneme Alıcı A.Ş.", "urn:mail:defaultpk@deneme-alici.example"),
  },
  "1000000026": {
    tr: "İki posta kutulu e-Fatura mükellefi: “Deneme Holding A.Ş.”",
    en: "An e-Fatura taxpayer with two mailboxes: “Deneme Holding A.Ş.”",
    answer: registered(
      "Deneme Holding A.Ş.",
      "urn:mail:merkezpk@deneme-holding.example",
      "urn:mail:subepk@deneme-holding.example",
    ),
  },
  "10000000382": {
    tr: "e-Fatura mükellefi şahıs işletmesi: “Deneme Esnaf”",
    en: "A sole trader who is an e-Fatura taxpayer: “Deneme Esnaf”",
    answer: registered("Deneme Esnaf", "urn:mail:defaultpk@deneme-esnaf.example"),
  },
  "1000000041": {
    tr: "Kamu kurumu (KAMU senaryosu): “Deneme Belediyesi”",
    en: "A public body (KAMU scenario): “Deneme Belediyesi”",
    answer: { ...registered("Deneme Belediyesi", "urn:mail:defaultpk@deneme-belediyesi.example"), isPublic: true },
  },
  "1000000034": {
    tr: "Mükellef sorgusu yanıt vermez: fatura kesilmez, sorgu yinelenir.",
    en: "The taxpayer list does not answer: nothing is issued, the question is asked again.",
    answer: "no answer",
  },
};
