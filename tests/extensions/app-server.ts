type Route = { readonly status: number; readonly body: unknown };

export type AppServer = {
  /** What the extension sent: "GET /ext/…", with what came along. */
  readonly calls: { readonly route: string; readonly body: unknown; readonly headers: Headers }[];
  /** The next answers of a route; the last one is given again and again. */
  readonly answers: Record<string, readonly Route[]>;
  readonly fetch: typeof fetch;
};

export const answer = (body: unknown, status = 200): Route => ({ status, body });

/** Never answers: what is shown meanwhile stays. */
export const SILENT: Route = { status: 0, body: undefined };

/** Stands where the app's server would: answers by method and path as told, and says 500 to what nobody expected. */
export function appServer(answers: Record<string, readonly Route[]> = {}): AppServer {
  const calls: AppServer["calls"] = [];
  const given = new Map<string, number>();
  return {
    calls,
    answers,
    fetch: async (input, init) => {
      const { pathname, search } = new URL(input instanceof Request ? input.url : input, "https://fatura.example.com");
      const route = `${init?.method ?? "GET"} ${pathname}${search}`;
      const body: unknown = typeof init?.body === "string" ? JSON.parse(init.body) : undefined;
      calls.push({ route, body, headers: new Headers(init?.headers) });
      const turn = given.get(route) ?? 0;
      given.set(route, turn + 1);
      const known = answers[route] ?? [];
      const next = known[Math.min(turn, known.length - 1)] ?? answer({}, 500);
      if (next === SILENT) return new Promise<Response>(() => {});
      return new Response(JSON.stringify(next.body), { status: next.status });
    },
  };
}
