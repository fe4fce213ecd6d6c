import { showErrorToast, showToast } from "../ui/app-bridge.ts";
import { useFailureText } from "./failure-banner.tsx";

/**
 * Says what came of a request. By its promise: the query library's callbacks end with the component that asked, and the
 * button is often gone by the time the answer is there.
 */
export function useTold() {
  const failureText = useFailureText();
  return (asked: Promise<unknown>, words: string): void =>
    void asked.then(
      () => showToast(words),
      (error: unknown) => showErrorToast(failureText(error instanceof Error ? error : new Error("unknown"))),
    );
}
