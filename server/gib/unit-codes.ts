/** cbc:*Quantity/@unitCode of one piece (adet), UN/ECE Rec. 20; the word ADET itself is refused. Source: GİB UBL-TR Kod Listeleri V1.42, 16.03.2026. */
export const PIECE = "C62";
