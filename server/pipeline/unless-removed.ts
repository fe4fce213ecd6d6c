import { AppError } from "./errors.ts";

/** What Shopify answered, or that the shop has removed the app: then it tells nothing, and asking again is of no use. */
export const unlessRemoved = <T>(asking: Promise<T>): Promise<T | "not-installed"> =>
  asking.catch((cause: unknown) => {
    if (cause instanceof AppError && cause.code === "SHOP_NOT_CONNECTED") return "not-installed" as const;
    throw cause;
  });
