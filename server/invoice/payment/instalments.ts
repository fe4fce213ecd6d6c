import type { Order } from "../order.ts";
import { cleanText, fold } from "../text.ts";

/** Where payment apps note on the order how many instalments the buyer chose. */
const KEYS = /^(taksit(sayisi|adedi)?|installments?(count)?|numberofinstallments)$/;
const MOST = 36;

/** How many instalments the card is charged in; `undefined` for a single one, or where nobody tells. */
export function instalmentsOf(order: Order): number | undefined {
  const written = order.attributes.find(({ key }) => KEYS.test(fold(key)))?.value ?? "";
  const [, digits] = /^(\d{1,2}) ?(?:taksit)?$/i.exec(cleanText(written) ?? "") ?? [];
  const count = Number(digits);
  return count > 1 && count <= MOST ? count : undefined;
}
