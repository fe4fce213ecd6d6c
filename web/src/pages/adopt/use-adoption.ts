import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { type AdoptState, type Adoption, lookThrough, markFound, NOTHING_SEEN } from "../../api/adopt.ts";
import { useClient } from "../../api/context.tsx";

/** What was looked at, or marked; `adoption` is what was asked. */
export type AdoptStage = {
  readonly kind: "looking" | "marking" | "found" | "marked";
  readonly adoption: Adoption;
  readonly state: AdoptState;
  readonly isStopped: boolean;
};

/** Looks, then marks just what was found. Leaving the page stops it, and what is marked stays marked. */
export function useAdoption() {
  const client = useClient();
  const queries = useQueryClient();
  const [stage, setStage] = useState<AdoptStage | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const stopping = useRef(new AbortController());
  useEffect(() => () => stopping.current.abort(), []);
  const run = async (adoption: Adoption, look: AdoptState | null): Promise<void> => {
    const [now, then] = look === null ? (["looking", "found"] as const) : (["marking", "marked"] as const);
    const { signal } = (stopping.current = new AbortController());
    let last = look === null ? NOTHING_SEEN : { ...look, seen: 0 };
    const show = (kind: AdoptStage["kind"], state: AdoptState, isStopped = signal.aborted) =>
      setStage({ kind, adoption, state, isStopped });
    const onProgress = (state: AdoptState) => {
      last = state;
      show(now, state);
    };
    const ports = { client, wait, signal, onProgress };
    setError(null);
    show(now, last);
    try {
      show(then, await (look === null ? lookThrough(ports, adoption) : markFound(ports, adoption, look)));
    } catch (cause) {
      // What was seen or marked until then is told.
      if (last.seen === 0) setStage(null);
      else show(then, last, true);
      if (cause instanceof Error) setError(cause);
    } finally {
      if (look !== null) void queries.invalidateQueries();
    }
  };
  const mark = ({ adoption, state }: AdoptStage) => run(adoption, state);
  return {
    stage,
    error,
    look: (adoption: Adoption) => run(adoption, null),
    mark,
    stop: () => stopping.current.abort(),
  };
}

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
