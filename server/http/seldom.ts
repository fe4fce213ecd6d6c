/** Says yes once in so many milliseconds at most: what is told each time would fill the log. `now` is a clock nobody puts back. */
export function seldom(everyMs: number, now = () => performance.now()): () => boolean {
  let lastAt = Number.NEGATIVE_INFINITY;
  return () => {
    if (now() - lastAt < everyMs) return false;
    lastAt = now();
    return true;
  };
}
