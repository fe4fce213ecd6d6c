/**
 * A signal that aborts with `outer`, or after so long, counted anew from each `again`; `over` ends the counting.
 * `AbortSignal.any` is not known to every browser that Shopify's admin runs in.
 */
export function within(milliseconds: number, outer?: AbortSignal) {
  const end = new AbortController();
  const stop = () => end.abort();
  let alarm = setTimeout(stop, milliseconds);
  outer?.addEventListener("abort", stop);
  const again = () => {
    clearTimeout(alarm);
    alarm = setTimeout(stop, milliseconds);
  };
  const over = () => {
    clearTimeout(alarm);
    outer?.removeEventListener("abort", stop);
  };
  return { signal: end.signal, again, over };
}
