import { AppError } from "../errors.ts";

/** 403 closes one door to a key that may open others; a refused account is told otherwise, at every door. */
export const lacksRight = (cause: unknown): boolean =>
  cause instanceof AppError && cause.code === "INTEGRATOR_CONFIG" && cause.facts["status"] === 403;
