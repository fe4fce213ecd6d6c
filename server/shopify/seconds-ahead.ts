/**
 * How many seconds the machine's clock is surely ahead of the one that stamped an answer (`Date`, in whole seconds); negative
 * where it is behind. 0 while the time the call took explains the difference, `undefined` where the answer tells no time.
 */
export function secondsAhead(date: string | null, { askedAt, answeredAt }: Asked): number | undefined {
  const told = Date.parse(date ?? "");
  if (Number.isNaN(told)) return undefined;
  return (Math.max(askedAt - (told + 1000), 0) + Math.min(answeredAt - told, 0)) / 1000;
}

/** By the machine's own clock, in milliseconds since 1970. */
type Asked = { readonly askedAt: number; readonly answeredAt: number };
