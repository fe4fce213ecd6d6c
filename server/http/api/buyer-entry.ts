import { z } from "zod";

const typed = z.string().trim().max(250).optional();
/** The buyer of one order as the merchant corrects them. */
export const buyerEntry = z.object({
  kind: z.enum(["", "person", "company"]).optional(),
  taxId: typed,
  title: typed,
  name: typed,
  taxOffice: typed,
  line: typed,
  district: typed,
  city: typed,
  postcode: typed,
  mailbox: typed,
});
