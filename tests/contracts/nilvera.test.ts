import { createNilvera } from "../../server/integrators/nilvera/integrator.ts";
import { integratorContract, TIMEOUT_MS } from "./integrator-contract.ts";
import { API_KEY } from "./nilvera/stand-in.ts";
import { startStandInProcess } from "./stand-in-process.ts";

integratorContract({
  name: "Nilvera",
  kind: "nilvera",
  standIns: () => startStandInProcess(new URL("./nilvera/stand-in.ts", import.meta.url)),
  connect: (baseUrl) => createNilvera({ apiKey: API_KEY, baseUrl, fetchTimeoutMs: TIMEOUT_MS }),
  unknownSeries: "created",
});
