import type { SocialSecurityKind } from "../../gib/social-security-kinds.ts";
import type { IstanbulDate } from "../time/istanbul-time.ts";

/** What the Social Security Institution asks of an SGK document. */
export type SocialSecurity = {
  readonly kind: SocialSecurityKind;
  readonly period: { readonly from: IstanbulDate; readonly to: IstanbulDate };
  /** The seller as the institution keeps it: code and name, and the file the claim belongs to. */
  readonly memberCode: string;
  readonly memberName: string;
  readonly fileNumber: string;
};
