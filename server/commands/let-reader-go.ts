import { errorCode } from "../pipeline/errors.ts";

/** Whoever reads what is printed may have seen enough (`| head`): that is no failure of the command. */
export function letReaderGo(): void {
  process.stdout.on("error", (cause) => {
    if (errorCode(cause) !== "EPIPE") throw cause;
  });
}
