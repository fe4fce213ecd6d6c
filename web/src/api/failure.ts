import type { FaultView, Problem } from "../../../server/http/contract.ts";

/** What went wrong with a request; `title` is the server's text in the page's language, null when it sent none, `detail` what to do. */
export class ApiFailure extends Error {
  readonly code: string;
  readonly status: number;
  readonly title: string | null;
  readonly detail: string;
  /** What is wrong with what was sent, field by field; empty where the server did not say. */
  readonly faults: readonly FaultView[];

  constructor(
    problem: Omit<Problem, "title"> & { readonly title: string | null; readonly faults?: readonly FaultView[] },
    options?: ErrorOptions,
  ) {
    super(problem.code, options);
    this.name = "ApiFailure";
    this.code = problem.code;
    this.status = problem.status;
    this.title = problem.title;
    this.detail = problem.detail ?? "";
    this.faults = problem.faults ?? [];
  }
}

/** No answer at all: offline, or the server is down. */
export const unreachable = (cause: unknown): ApiFailure =>
  new ApiFailure({ code: "UNREACHABLE", status: 0, title: null }, { cause });

export async function failureOf(response: Response): Promise<ApiFailure> {
  const problem: unknown = await response.json().catch(() => null);
  const { status } = response;
  if (hasFaults(problem)) return new ApiFailure({ code: "FAULTS", status, title: null, faults: problem.faults });
  if (!isProblem(problem)) return new ApiFailure({ code: `HTTP_${status}`, status, title: null });
  return new ApiFailure(problem);
}

/** Whether asking again by itself can help. */
export const isTransient = (error: Error): boolean =>
  error instanceof ApiFailure && (error.status === 0 || error.status === 429 || error.status >= 500);

const hasFaults = (value: unknown): value is { readonly faults: readonly FaultView[] } =>
  typeof value === "object" && value !== null && "faults" in value && Array.isArray(value.faults);

const isProblem = (value: unknown): value is Problem =>
  typeof value === "object" &&
  value !== null &&
  "code" in value &&
  typeof value.code === "string" &&
  "status" in value &&
  typeof value.status === "number" &&
  "title" in value &&
  typeof value.title === "string";
