import "./day-bars.css";

export type DayBar = {
  readonly id: string;
  readonly title: string /** Per mille of the tallest. */;
  readonly share: number;
};

type Props = {
  readonly bars: readonly DayBar[];
  /** What the tallest bar stands for, and the days at both ends. */
  readonly top: string;
  readonly ends: readonly [string, string];
};

/** One bar a day. For the eye only: whoever cannot see it reads the table that stands with it. */
export function DayBars({ bars, top, ends }: Props) {
  return (
    <div className="day-bars" aria-hidden>
      <div className="day-bars-top">{top}</div>
      <div className="day-bars-plot">
        {bars.map(({ id, title, share }) => (
          <span key={id} title={title} className={share === 0 ? "none" : "some"} style={{ height: `${share / 10}%` }} />
        ))}
      </div>
      <div className="day-bars-ends">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </div>
    </div>
  );
}
