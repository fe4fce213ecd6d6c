import type { Express } from "express";

type Layer = {
  readonly rawPath?: unknown;
  readonly handle?: unknown;
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
};

/** Every route the app really serves under a path, as "GET /api/orders/:legacyId": read from Express itself. */
export const apiRoutes = (app: Express, under = "/api"): readonly string[] =>
  layersOf(app.router)
    .filter(({ rawPath }) => rawPath === under)
    .flatMap(({ handle }) => layersOf(handle))
    .flatMap(({ route }) =>
      Object.keys(route?.methods ?? {}).map((method) => `${method.toUpperCase()} ${under}${route?.path}`),
    );

const layersOf = (router: unknown): readonly Layer[] => (hasStack(router) ? router.stack : []);

const hasStack = (value: unknown): value is { readonly stack: readonly Layer[] } =>
  (typeof value === "function" || typeof value === "object") && value !== null && "stack" in value;
