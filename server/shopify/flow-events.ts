import { readFileSync } from "node:fs";
import { z } from "zod";
import type { FlowEvents } from "../pipeline/ports/flow.ts";
import { asking, type AskingPorts, read } from "./asking.ts";

const FIRE = readFileSync(new URL("./queries/fire-flow-trigger.graphql", import.meta.url), "utf8");

const answer = z.object({ flowTriggerReceive: z.object({ userErrors: z.array(z.unknown()) }).nullable() });

/** What Flow refuses (a workflow switched off in the same moment, say) it would refuse again: that is an answer, too. */
export const createFlowEvents = (ports: AskingPorts): FlowEvents => ({
  fire: async (shop, handle, payload) => {
    const ask = await asking(ports, shop);
    read(answer, await ask(FIRE, { handle, payload }));
  },
});
