import type { Request, Response } from "express";

/** What may go wrong with an answer: too dear a query, too many requests, a broken server or a broken line. */
export type StandInFault = "throttled" | "too-many-requests" | "server-error" | "not-json" | "reset" | "unauthorized";
/** At the token endpoint an answer may also get lost after the grant was made. */
export type TokenFault = StandInFault | "answer-lost";

/** Turned by tests while the stand-in runs. */
export type StandInFaults = {
  /** Given instead of the next GraphQL answers, first come first served. */
  readonly graphql: StandInFault[];
  /** The same for the list of changed orders, which is asked for in the background. */
  readonly walks: StandInFault[];
  /** The same for what the app writes onto orders. */
  readonly writes: StandInFault[];
  /** Webhooks are sent into the void. */
  losesWebhooks: boolean;
  /** The same as `graphql` for the token endpoint. */
  readonly token: TokenFault[];
  /** Keeps GraphQL answers back until `release`. */
  hold(): void;
  release(): void;
};

export type FaultBoard = StandInFaults & { readonly released: () => Promise<void> };

export function createFaults(): FaultBoard {
  let gate = Promise.withResolvers<void>();
  gate.resolve();
  return {
    graphql: [],
    walks: [],
    writes: [],
    losesWebhooks: false,
    token: [],
    hold: () => {
      gate = Promise.withResolvers<void>();
    },
    release: () => gate.resolve(),
    released: () => gate.promise,
  };
}

export function answerFault(fault: StandInFault, request: Request, response: Response): void {
  const answers: Record<StandInFault, () => void> = {
    throttled: () => response.json(THROTTLED),
    "too-many-requests": () => response.status(429).set("Retry-After", "2.0").json({ errors: "Too many requests" }),
    "server-error": () => response.status(500).json({ errors: "Internal Server Error" }),
    "not-json": () => response.status(200).type("html").send("<html>maintenance</html>"),
    reset: () => request.socket.destroy(),
    unauthorized: () => response.status(401).json({ errors: "[API] Invalid API key or access token" }),
  };
  answers[fault]();
}

/** What Shopify answers, with HTTP 200, to a query that is too dear just now. */
export const throttled = (requestedQueryCost: number, throttleStatus: object): object => ({
  errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }],
  extensions: { cost: { requestedQueryCost, actualQueryCost: null, throttleStatus } },
});

const THROTTLED = throttled(75, { maximumAvailable: 2000, currentlyAvailable: 5, restoreRate: 100 });
