export type StandInSettings = {
  /** 0 takes any free port. */
  readonly port: number;
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly appUrl: string;
  /** "ornek.myshopify.com" */
  readonly shop: string;
  readonly grantLifetimeSeconds?: number;
};
