import { createNes } from "../../server/integrators/nes/integrator.ts";
import { ACCOUNT, integratorContract, TIMEOUT_MS } from "./integrator-contract.ts";
import { API_KEY } from "./nes/stand-in.ts";
import { startStandInProcess } from "./stand-in-process.ts";

integratorContract({
  name: "NES",
  kind: "nes",
  standIns: () => startStandInProcess(new URL("./nes/stand-in.ts", import.meta.url)),
  connect: (baseUrl) => createNes({ apiKey: API_KEY, vkn: ACCOUNT.vkn, baseUrl, timeoutMs: TIMEOUT_MS }),
  unknownSeries: "refused",
});
