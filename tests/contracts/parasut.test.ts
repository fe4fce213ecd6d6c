import { createParasut } from "../../server/integrators/parasut/integrator.ts";
import { integratorContract, TIMEOUT_MS } from "./integrator-contract.ts";
import { ACCESS } from "./parasut/stand-in.ts";
import { startStandInProcess } from "./stand-in-process.ts";

integratorContract({
  name: "Paraşüt",
  kind: "parasut",
  standIns: () => startStandInProcess(new URL("./parasut/stand-in.ts", import.meta.url)),
  connect: (baseUrl) => createParasut({ access: ACCESS, baseUrl, timeoutMs: TIMEOUT_MS, now: () => new Date() }),
  unknownSeries: "none",
  number: /^PRS2026\d{9}$/,
  // Its seller is the account itself: only of the buyer something can be missing.
  broken: ({ buyer }) => ({ buyer: { ...buyer, taxId: { scheme: "VKN", value: "9876543217", title: "" } } }),
  tellsNoReport: true,
  someReference: JSON.stringify({ draft: "1" }),
});
