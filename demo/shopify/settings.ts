import type { PartnerSettings } from "./partner.ts";
import type { Plan } from "./points.ts";

export type StandInSettings = {
  /** 0 takes any free port. */
  readonly port: number;
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly appUrl: string;
  /** "ornek.myshopify.com" */
  readonly shop: string;
  readonly grantLifetimeSeconds?: number;
  /** How much the app may ask of the shop; a large shop unless told. */
  readonly plan?: Plan;
  /** Without it there is no Partner API. */
  readonly partner?: PartnerSettings;
  /** False for a shop whose merchant has yet to install the app; true unless told. */
  readonly isInstalled?: boolean;
};
