import type { ProfileId } from "../invoice/invoice.ts";

/** How a scenario's document differs from any other; what its type adds is told by the fields that only that type has. */
type Scenario = {
  /** Who the document is addressed to: the buyer, or the Ministry of Trade with the buyer named beside it. */
  readonly receiver: "buyer" | "customs";
  /** e-Arşiv tells how the goods were sold and sent, in the integrator's words; e-Fatura has no such duty. */
  readonly tellsTheSale: boolean;
};

const E_FATURA: Scenario = { receiver: "buyer", tellsTheSale: false };

export const SCENARIOS: Readonly<Record<ProfileId, Scenario>> = {
  EARSIVFATURA: { receiver: "buyer", tellsTheSale: true },
  TEMELFATURA: E_FATURA,
  TICARIFATURA: E_FATURA,
  KAMU: E_FATURA,
  IHRACAT: { receiver: "customs", tellsTheSale: false },
};
