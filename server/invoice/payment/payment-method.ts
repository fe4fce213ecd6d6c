/** GİB's odemeSekli. */
export type PaymentMethod = "KREDIKARTI/BANKAKARTI" | "EFT/HAVALE" | "KAPIDAODEME" | "ODEMEARACISI" | "DIGER";
