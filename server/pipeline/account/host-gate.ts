/** A call to a host: run now, or, where it has to rest, the seconds after which to come again. */
export type Let<T> = { readonly kind: "told"; readonly told: T } | Rest;
export type Rest = { readonly kind: "rest"; readonly seconds: number };

export type HostCall<T> = {
  readonly host: string;
  readonly call: () => Promise<T>;
  /** Whether the host said this, or answered what was thrown of it: an answer of any kind is a sign of life. */
  readonly isAnswer: (told: T) => boolean;
  readonly isAnswered: (cause: unknown) => boolean;
  /** It goes on with what an earlier answer began, and is not stopped. */
  readonly goesOn: boolean;
};

export type HostGate = {
  readonly run: <T>(call: HostCall<T>) => Promise<Let<T>>;
  /** Whether a call would have to rest now. */
  readonly restOf: (host: string) => Rest | undefined;
};

export type HostGateOptions = {
  /** So many calls at once may wait for a host that does not answer. */
  readonly places: number;
  /** How long one call too many waits for the next answer; a quarter of it an answer counts as a sign of life. */
  readonly patienceMs?: number;
  readonly onSilent?: (host: string) => void;
};

type Host = { waiting: number; answeredAt: number; isSilent: boolean; next: PromiseWithResolvers<void> };

/** Longer than an integrator takes on a slow day, and no more than a worker can stand still for once. */
const PATIENCE_MS = 4000;
/** Calls that find out whether a silent host answers again. */
const PROBES = 2;
const REST_SECONDS = 20;

/**
 * A host that answers may have any number of calls at once. One that does not has only so many of the worker's places, and two
 * once it is known to be silent, until it answers anything: the places are every other host's, too.
 */
export function createHostGate({ places, patienceMs = PATIENCE_MS, onSilent }: HostGateOptions): HostGate {
  const hosts = new Map<string, Host>();
  const hostOf = (name: string): Host => {
    const host = hosts.get(name) ?? newHost();
    hosts.set(name, host);
    return host;
  };
  const hasRoom = ({ waiting, answeredAt, isSilent }: Host): boolean =>
    isSilent ? waiting < PROBES : waiting < places || performance.now() - answeredAt < patienceMs / 4;
  const hush = (name: string, host: Host): Rest => {
    if (!host.isSilent) onSilent?.(name);
    host.isSilent = true;
    return rest();
  };

  return {
    restOf: (name) => (hostOf(name).isSilent && !hasRoom(hostOf(name)) ? rest() : undefined),
    run: async ({ host: name, call, isAnswer, isAnswered, goesOn }) => {
      const host = hostOf(name);
      if (!goesOn && !hasRoom(host)) {
        if (!host.isSilent) await answerWithin(host, patienceMs);
        if (!hasRoom(host)) return hush(name, host);
      }
      host.waiting += 1;
      try {
        const told = await call();
        if (isAnswer(told)) noteAnswer(host);
        return { kind: "told", told };
      } catch (cause) {
        if (isAnswered(cause)) noteAnswer(host);
        throw cause;
      } finally {
        host.waiting -= 1;
      }
    },
  };
}

const newHost = (): Host => ({
  waiting: 0,
  answeredAt: Number.NEGATIVE_INFINITY,
  isSilent: false,
  next: Promise.withResolvers(),
});

function noteAnswer(host: Host): void {
  host.answeredAt = performance.now();
  host.isSilent = false;
  host.next.resolve();
  host.next = Promise.withResolvers();
}

/** Those who rest come again one by one. */
const rest = (): Rest => ({ kind: "rest", seconds: Math.ceil(REST_SECONDS * (1 + Math.random())) });

async function answerWithin({ next }: Host, ms: number): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(late.resolve, ms);
  await Promise.race([next.promise, late.promise]);
  clearTimeout(timer);
}
