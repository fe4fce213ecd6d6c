/** Whose invoices a sales channel's sales are. */
export type ChannelPolicy = "ours" | "not-ours";
