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
};

/** What a bench file exports: its rows, and how to leave when they needed something running. */
export type Bench = {
  readonly rows: () => Promise<readonly Row[]>;
  readonly close?: () => Promise<void>;
};
