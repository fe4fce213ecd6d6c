import { writePdf } from "../stand-in/pdf.ts";
import { type Route, type RunningServer, serve } from "../stand-in/serve.ts";
import { refusal } from "./answers.ts";
import { type Book, createBook } from "./book.ts";
import { type Client, type Consent, createConsent, type Tokens } from "./consent.ts";
import type { Taxpayers } from "./formalise.ts";
import { calmKnobs, type Knobs } from "./knobs.ts";
import { type Company, createRoutes } from "./routes.ts";

export type ParasutStandInOptions = {
  /** 0 takes any free port. */
  readonly port: number;
  readonly client: Client;
  readonly company: Company;
  /** e-Fatura users by VKN or TCKN. */
  readonly taxpayers?: Taxpayers;
  readonly tokens?: Tokens;
  /** How long a job takes. */
  readonly issueAfterMs?: number;
  readonly now?: () => Date;
};

export type ParasutStandIn = RunningServer & {
  readonly knobs: Knobs;
  readonly consent: Consent;
  readonly book: Book;
  /** How many requests were one too many. */
  readonly refusedAsTooMany: () => number;
  /** Every request that reached the company's books, oldest first. */
  readonly requests: () => readonly SeenRequest[];
};

export type SeenRequest = {
  readonly route: string;
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly body: string;
};

const WINDOW_MS = 10_000;
const TOKEN = "/oauth/token";

/** A Paraşüt of one's own on the loopback interface: real HTTP, real checks, and every way it can fail. */
export async function startParasutStandIn(options: ParasutStandInOptions): Promise<ParasutStandIn> {
  const { client, company, taxpayers = {}, now = () => new Date() } = options;
  const knobs = calmKnobs(options.issueAfterMs ?? 1500);
  const book = createBook(knobs, now);
  const consent = createConsent(client, now, options.tokens);
  const requests: SeenRequest[] = [];
  const limit = createLimit(knobs, now);
  const routes = createRoutes({ company, book, knobs, taxpayers, isTooMuch: limit.isTooMuch });
  const server = await serve({
    port: options.port,
    knobs,
    routes: [...consentRoutes(consent, client), ...routes.map((route) => watched(route, requests)), fileRoute(knobs)],
    isKeyKnown: ({ path, headers }) =>
      !path.startsWith("/v4/") || consent.isValid(headers.authorization?.replace(/^Bearer /, "") ?? ""),
    keyRefused: refusal(401, "Oturum geçersiz"),
  });
  return { ...server, knobs, consent, book, refusedAsTooMany: limit.refused, requests: () => requests };
}

/** Ten requests within ten seconds, whoever sends them. */
function createLimit(knobs: Knobs, now: () => Date) {
  let recent: number[] = [];
  let refused = 0;
  const isTooMuch = (): boolean => {
    const at = now().getTime();
    recent = recent.filter((one) => at - one < WINDOW_MS);
    if (recent.length < knobs.mostRequests) {
      recent.push(at);
      return false;
    }
    refused += 1;
    return true;
  };
  return { isTooMuch, refused: () => refused };
}

const watched = (route: Route, requests: SeenRequest[]): Route => ({
  ...route,
  answer: (call, ...args) => {
    requests.push({ route: route.name, query: [...call.query], body: call.body.toString("utf8") });
    return route.answer(call, ...args);
  },
});

const consentRoutes = (consent: Consent, client: Client): readonly Route[] => [
  {
    name: `POST ${TOKEN}`,
    isSend: true,
    answer: ({ body }) => consent.grant(new URLSearchParams(body.toString("utf8"))),
  },
  {
    // What the merchant's browser shows after agreeing.
    name: "GET /oauth/authorize",
    answer: ({ query }) =>
      query.get("client_id") === client.id
        ? { status: 200, body: `<p>Kod: <code>${consent.newCode()}</code></p>`, type: "text/html; charset=utf-8" }
        : refusal(401, "invalid_client"),
  },
];

const fileRoute = (knobs: Knobs): Route => ({
  name: "GET /files/:name",
  answer: ({ path }) =>
    knobs.fileStatus === undefined
      ? { status: 200, body: writePdf(["e-Arsiv Fatura", path]), type: "application/pdf" }
      : { status: knobs.fileStatus, body: "<Error><Code>AccessDenied</Code></Error>", type: "application/xml" },
});
