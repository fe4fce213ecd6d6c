import type { Ettn, OrderId, ShopId } from "../../invoice/ids.ts";
import type { Clock } from "./clock.ts";
import type { PlannedDocument } from "./document-key.ts";
import type { DocumentCheck } from "./document-check.ts";
import type { ExchangeRates } from "./exchange-rates.ts";
import type { Integrator } from "./integrator.ts";
import type { OrderSource, ProductSource } from "./shopify-port.ts";
import type { IntegratorSettings, Reader, UnitOfWork } from "./stores.ts";

/** What the steps of an order's journey are made from. */
export type PipelinePorts = {
  readonly unitOfWork: UnitOfWork;
  readonly read: Reader;
  readonly orderSource: OrderSource;
  readonly productSource: ProductSource;
  /** Where requests are limited, an order named here keeps its place in the line. */
  readonly integratorFor: (settings: IntegratorSettings, shop: ShopId, order?: OrderId) => Integrator;
  readonly exchangeRates: ExchangeRates;
  readonly checkDocument: DocumentCheck;
  readonly clock: Clock;
  readonly newEttn: (document: PlannedDocument) => Ettn;
  /** How long "no such document" is not believed after a send whose answer was lost. */
  readonly lookUpGraceSeconds: number;
};
