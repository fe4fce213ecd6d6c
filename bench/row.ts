/** One way of doing a piece of work. */
export type Contender = {
  readonly name: string;
  /** What it leaves out or does beside, so that a reader can weigh the figure. */
  readonly note?: string;
  /** One piece of work; `turn` counts up, to walk through different inputs. Returns what it made. */
  readonly once: (turn: number) => unknown;
  /** Pieces a second in one round, where repeating `once` is not the load meant (many clients at a time, say). */
  readonly perSecond?: () => Promise<number>;
};

/** A peer, or a limit nobody can pass, measured in the same run as ours. */
export type Peer = Contender & {
  /** Ours ÷ this must reach it; without one the figure is for information. */
  readonly atLeast?: number;
};

export type Row = {
  readonly what: string;
  readonly ours: Contender;
  readonly beside: readonly Peer[];
  /** Pieces a second that ours must reach. */
  readonly floor?: number;
  /** Figures are times: one piece takes 1000 ÷ its figure milliseconds, and the floor is read as the longest allowed. */
  readonly isTime?: boolean;
  /** What `isTime` counts where it is not milliseconds but something else of which less is better. */
  readonly unit?: string;
  /** Rounds to measure; fewer where each is long. */
  readonly rounds?: number;
};

/** How large the load is: as the budgets say, or just enough to see that everything works. */
export type Scale = "whole" | "trial";

/** What a bench file exports: its rows, one after another, each torn down when the next is asked for. */
export type Bench = {
  readonly rows: (scale: Scale) => AsyncIterable<Row> | Promise<readonly Row[]>;
  /** How to leave when they needed something running. */
  readonly close?: () => Promise<void>;
};
