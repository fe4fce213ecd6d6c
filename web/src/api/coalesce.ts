/**
 * Runs `work` now if it is idle; calls that arrive while it runs, or within `restMs` after, become one run afterwards.
 * A busy shop sends many changes a second, and each must be shown, but not each needs its own request.
 */
export function coalesce(work: () => Promise<unknown>, restMs: number): () => void {
  let isBusy = false;
  let isWanted = false;
  const run = async (): Promise<void> => {
    isBusy = true;
    isWanted = false;
    await work().catch(() => undefined);
    setTimeout(() => {
      isBusy = false;
      if (isWanted) void run();
    }, restMs);
  };
  return () => {
    isWanted = true;
    if (!isBusy) void run();
  };
}
