import { integratorContract } from "./integrator-contract.ts";
import { openTrials } from "./sandbox/trial.ts";

const trials = openTrials();

integratorContract({
  name: "Deneme modu",
  kind: "sandbox",
  standIns: trials.start,
  connect: trials.connect,
  isInside: true,
  unknownSeries: "created",
  broken: ({ lines }) => ({ lines: lines.map((line) => ({ ...line, name: " " })) }),
});
