/**
 * Golden orders an integrator has no place for, with the code it refuses them by before anything is sent. An integrator that is
 * not named carries them all; an order that nobody names is one of those that all of them carry.
 */
export const GOLDEN_MISFITS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  turkcell: {
    "etgb-export": "GTIP_NOT_TAKEN",
    "etgb-export-in-euro": "GTIP_NOT_TAKEN",
    "etgb-export-with-shipping": "GTIP_NOT_TAKEN",
    "files-with-kinds-and-a-channel": "ATTACHMENTS_NOT_TAKEN",
    "gold-and-silver-beside-other-goods": "TYPE_NOT_TAKEN",
    "gold-jewellery": "TYPE_NOT_TAKEN",
    "own-design-and-attachments": "ATTACHMENTS_NOT_TAKEN",
    "sale-at-the-till-with-receipt": "TILL_RECEIPT_NOT_TAKEN",
  },
  parasut: {
    "company-withholds-kdv": "TYPE",
    "excise-beside-other-goods": "EXCISE",
    "excise-inside-the-price": "EXCISE",
    "files-with-kinds-and-a-channel": "ATTACHMENTS",
    "gift-card-spent": "PAYMENT_METHOD",
    "gold-and-silver-beside-other-goods": "TYPE",
    "gold-jewellery": "TYPE",
    "own-design-and-attachments": "ATTACHMENTS",
    "paid-later-on-terms": "PAYMENT_METHOD",
    "sale-at-the-till-with-receipt": "TILL_RECEIPT",
    "withholding-beside-other-goods": "TYPE",
  },
};

/** By golden order the code this integrator refuses it by. */
export const misfitsOf = (kind: string): Readonly<Record<string, string>> => GOLDEN_MISFITS[kind] ?? {};

/** Whether every integrator carries this golden order. */
export const isCarriedByAll = (order: string): boolean =>
  Object.values(GOLDEN_MISFITS).every((misfits) => !Object.hasOwn(misfits, order));
