import { isBase64 } from "./base64.ts";
import { type Fault, fault } from "../fault.ts";
import { toEttn } from "../ids.ts";
import { err, ok, type Result } from "../result.ts";

/** How the invoice looks: a design kept at the integrator, or the XSLT itself. Never both, so neither can win silently. */
export type Template =
  | { readonly kind: "kept"; readonly uuid: string }
  | { readonly kind: "own"; readonly base64: string };

type Written = { readonly uuid?: string | undefined; readonly base64?: string | undefined };

/** Nothing written means the integrator's default design. */
export function parseTemplate(written: Written | undefined, path: string): Result<Template | undefined, Fault> {
  if (written === undefined) return ok(undefined);
  const { uuid, base64 } = written;
  if ((uuid === undefined) === (base64 === undefined)) return err(fault("TEMPLATE_AMBIGUOUS", path));
  if (base64 !== undefined) {
    return isBase64(base64) ? ok({ kind: "own", base64 }) : err(fault("TEMPLATE_INVALID", `${path}.base64`));
  }
  const known = toEttn(uuid ?? "");
  return known ? ok({ kind: "kept", uuid: known }) : err(fault("TEMPLATE_INVALID", `${path}.uuid`));
}
