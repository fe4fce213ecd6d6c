import { createTurkcell } from "../../server/integrators/turkcell/integrator.ts";
import { ACCOUNT, integratorContract, TIMEOUT_MS } from "./integrator-contract.ts";
import { startStandInProcess } from "./stand-in-process.ts";
import { API_KEY } from "./turkcell/stand-in.ts";

integratorContract({
  name: "Turkcell",
  kind: "turkcell",
  standIns: () => startStandInProcess(new URL("./turkcell/stand-in.ts", import.meta.url)),
  connect: (baseUrl) => createTurkcell({ apiKey: API_KEY, vkn: ACCOUNT.vkn, baseUrl, timeoutMs: TIMEOUT_MS }),
  unknownSeries: "refused",
  broken: ({ buyer }) => ({ buyer: { ...buyer, address: { ...buyer.address, district: "" } } }),
  tellsNoReport: true,
});
