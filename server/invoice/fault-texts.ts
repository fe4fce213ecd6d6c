import { ARITHMETIC_FAULTS } from "./fault-texts/arithmetic.ts";
import { BUYER_FAULTS } from "./fault-texts/buyer.ts";
import { CANCELLATION_FAULTS } from "./fault-texts/cancellation.ts";
import { CONTENT_FAULTS } from "./fault-texts/content.ts";
import { CORRECTION_FAULTS } from "./fault-texts/correction.ts";
import { DOCUMENT_FAULTS } from "./fault-texts/document.ts";
import { EXPORT_FAULTS } from "./fault-texts/export.ts";
import { MAIL_FAULTS } from "./fault-texts/mail.ts";
import { ORDER_FAULTS } from "./fault-texts/order.ts";
import { ORIGINAL_FAULTS } from "./fault-texts/original.ts";
import { SALE_FAULTS } from "./fault-texts/sale.ts";
import { SCENARIO_FAULTS } from "./fault-texts/scenario.ts";
import { SETTINGS_FAULTS } from "./fault-texts/settings.ts";
import { TAX_FAULTS } from "./fault-texts/tax.ts";

/** Every broken rule a person can mend. The codes are stable: docs/errors.md is tested against this table. */
export const FAULT_TEXTS = {
  ...ORDER_FAULTS,
  ...TAX_FAULTS,
  ...EXPORT_FAULTS,
  ...BUYER_FAULTS,
  ...SALE_FAULTS,
  ...DOCUMENT_FAULTS,
  ...SCENARIO_FAULTS,
  ...CONTENT_FAULTS,
  ...ARITHMETIC_FAULTS,
  ...SETTINGS_FAULTS,
  ...CORRECTION_FAULTS,
  ...CANCELLATION_FAULTS,
  ...ORIGINAL_FAULTS,
  ...MAIL_FAULTS,
} as const;

export type FaultCode = keyof typeof FAULT_TEXTS;
