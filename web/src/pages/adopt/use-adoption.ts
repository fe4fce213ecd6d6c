import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { adoptAll, type AdoptState, type Adoption } from "../../api/adopt.ts";
import { useClient } from "../../api/context.tsx";

/** What was looked at, or marked; `adoption` is what was asked. */
export type AdoptStage = {
  readonly kind: "looking" | "marking" | "found" | "marked";
  readonly adoption: Adoption;
  readonly state: AdoptState;
  readonly isStopped: boolean;
};

const NOTHING: AdoptState = { seen: 0, found: [] };

/** Looks, then marks: always the one before the other. Leaving the page stops it, and what is marked stays marked. */
export function useAdoption() {
  const client = useClient();
  const queries = useQueryClient();
  const [stage, setStage] = useState<AdoptStage | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const stopping = useRef(new AbortController());
  useEffect(() => () => stopping.current.abort(), []);
  const run = async (adoption: Adoption): Promise<void> => {
    const [now, then] = adoption.isRehearsal ? (["looking", "found"] as const) : (["marking", "marked"] as const);
    const { signal } = (stopping.current = new AbortController());
    const show = (kind: AdoptStage["kind"], state: AdoptState) =>
      setStage({ kind, adoption, state, isStopped: signal.aborted });
    setError(null);
    show(now, NOTHING);
    try {
      show(then, await adoptAll({ client, wait, signal, onProgress: (state) => show(now, state) }, adoption));
    } catch (cause) {
      setStage(null);
      if (cause instanceof Error) setError(cause);
    } finally {
      if (!adoption.isRehearsal) void queries.invalidateQueries();
    }
  };
  return { stage, error, run, stop: () => stopping.current.abort() };
}

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
