/**
 * cbc:*Quantity/@unitCode of one piece (adet), UN/ECE Rec. 20; the word ADET itself is refused. Nothing is sold here but by
 * the piece. Source: GİB UBL-TR Kod Listeleri V1.42, 16.03.2026.
 */
export const PIECE = "C62";

export type UnitCode = typeof PIECE;
