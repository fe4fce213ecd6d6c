/** cbc:UBLVersionID, and the cbc:CustomizationID values in force. Source: GİB UBL-TR schematron of 01.07.2026. */
export const UBL_VERSION = "2.1";

export const CUSTOMIZATION_IDS = ["TR1.2", "TR1.2.1"] as const;
