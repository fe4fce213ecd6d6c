import { MAGIC, SEND_SCENARIOS, STORY_SCENARIOS } from "../../server/integrators/sandbox/scenarios.ts";
import { SANDBOX_TAXPAYERS } from "../../server/integrators/sandbox/taxpayers.ts";
import { table } from "./markdown.ts";

type Texts = { readonly tr: string; readonly en: string };

/** docs/sandbox.md: the sentences stand here, the words and numbers come from the code. */
export const sandboxPage = (): string => `# Deneme modu: try everything without an account

This page is made from the code's own tables: \`npm test -- --update tests/docs.test.ts\` after a change.

*Deneme modu* is an integrator inside the app: no account, no key, nothing leaves the machine, nobody gets mail. No
buyer sees its documents, nothing is written onto Shopify's orders, and no workflow of Shopify Flow begins with one. It takes, numbers
and finishes documents as an integrator and GİB would. Its documents are worth nothing, and say so: every page of PDF and HTML is marked
*ÖRNEK – MALİ DEĞERİ YOKTUR*, and the XML begins with such a note. The app's pages say that the trial is on.

**Hesap açmadan deneyin:** Ayarlar › Entegratör hesabı › *Deneme modu (hesap gerekmez)* › *Deneme modunu aç*. Belgelerin mali değeri
yoktur; GİB'e veya müşteriye hiçbir şey gitmez.

## Without a magic word

| after | e-Arşiv | e-Fatura |
|---|---|---|
| at once | taken and numbered in your series | envelope 1000, then 1100 |
| 3 s | issued; PDF and XML are ready | |
| 4 s, 6 s | | 1200, 1220 |
| 8 s | | 1300: delivered; a TİCARİ one awaits its answer, and silence accepts it after eight days |
| the next day | reported to GİB | |

## Magic words / Sihirli kelimeler

Write \`${MAGIC}\` and a word into the name of a product, best as a custom item of a draft order that you mark as paid: *Tişört
${MAGIC}cevap-kayip*. A note of the invoice or the buyer's name will do as well. Several words may stand together.

*Bir taslak siparişe adı örneğin "Tişört ${MAGIC}cevap-kayip" olan bir ürün ekleyip siparişi ödendi olarak işaretleyin.*

While it is sent:

${table(["word", "what happens", "Türkçe"], rows(SEND_SCENARIOS))}

Once it was taken:

${table(["word", "what happens", "Türkçe"], rows(STORY_SCENARIOS))}

\`${MAGIC}gib-1150\`, or any other code of [GİB's envelope](states.md#the-envelope-of-an-e-fatura): the envelope of an e-Fatura comes to this
code. An error stays; any other lasts an hour, then the invoice is delivered. *e-Fatura zarfı bu koda gelir; hata kalır, bekleyen kod bir saat sürer.*

## Tax numbers / Vergi numaraları

Invented numbers whose check digits are right. Every other number belongs to nobody on the trial's list of e-Fatura taxpayers, and gets
an e-Arşiv invoice.

${table(
  ["VKN / TCKN", "who", "Türkçe"],
  Object.entries(SANDBOX_TAXPAYERS).map(([id, { tr, en }]) => [`\`${id}\``, en, tr]),
)}

## Afterwards

Connect your integrator in the settings. Issuing pauses until you switch it on again and choose the first day: orders that were only
invoiced in the trial are then invoiced for real from that day on, and left alone before it.
`;

const rows = (scenarios: Readonly<Record<string, Texts>>): readonly (readonly string[])[] =>
  Object.entries(scenarios).map(([word, { tr, en }]) => [`\`${MAGIC}${word}\``, en, tr]);
