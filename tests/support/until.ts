/** Long enough for a machine that does much else besides; an answer that comes ends the wait at once. */
const PATIENCE_MS = 20_000;
const BETWEEN_MS = 15;

/** Asks again and again until there is an answer; fails by name when none comes in time. */
export async function until<T>(what: string, ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => {
      setTimeout(resolve, BETWEEN_MS);
    });
  }
}
