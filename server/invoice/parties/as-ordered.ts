import { partyAddress } from "./address.ts";
import { statedNumbers, taxOfficeOf, titleOf } from "./buyer.ts";
import { correctedAddress } from "./buyer-corrections.ts";
import { type BuyerFields, withUsualNames } from "./buyer-fields.ts";
import type { MerchantEntry } from "./merchant-entry.ts";
import type { Order } from "../order.ts";
import { cleanText } from "../text.ts";

/** What the order itself says, by the fields a merchant may type into; empty text where it says nothing. */
export type BuyerAsOrdered = { readonly [field in Exclude<keyof MerchantEntry, "kind" | "mailbox">]-?: string };

/** As it is written, right or wrong; where no ilçe or il can be told, the text in which it was looked for. */
export function buyerAsOrdered(whole: Order, fields: BuyerFields): BuyerAsOrdered {
  const order = withUsualNames({ ...whole, entry: undefined }, fields);
  const address = correctedAddress(order);
  const place = partyAddress(address, "");
  return {
    taxId: [...new Set(statedNumbers(order, address))].join(", "),
    taxOffice: written(taxOfficeOf(order)),
    title: written(titleOf(order, address)),
    name: written(address.firstName, address.lastName),
    line: written(address.address1, address.address2),
    district: written(place.ok ? place.value.district : address.city),
    city: place.ok ? place.value.city : written(address.province) || written(address.city),
    postcode: written(address.zip),
  };
}

const written = (...texts: readonly (string | undefined)[]): string => cleanText(texts.join(" ")) ?? "";
