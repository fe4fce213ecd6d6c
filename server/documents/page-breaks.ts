export type PageRoom = {
  /** Room for rows below the table's head on the first page, and on each later one. */
  readonly first: number;
  readonly next: number;
  /** A line with the sums so far: it ends a page that another follows, and begins the one that follows. */
  readonly carried: number;
  /** What must stand on the same page as the last row. */
  readonly closing: number;
};

/** How many rows stand on each page. The totals never stand alone: at least one row is with them. */
export function breakRows(heights: readonly number[], room: PageRoom): readonly number[] {
  const pages: number[] = [];
  let start = 0;
  while (start < heights.length) {
    const space = pages.length === 0 ? room.first : room.next - room.carried;
    const left = heights.slice(start);
    const isLast = total(left) + room.closing <= space;
    const count = isLast ? left.length : fitting(left, space - room.carried);
    pages.push(count);
    start += count;
  }
  return pages;
}

/** At least one, or it would never end; never all, because the totals did not fit below them. */
function fitting(heights: readonly number[], space: number): number {
  let used = 0;
  const full = heights.findIndex((height) => {
    used += height;
    return used > space;
  });
  const count = full < 0 ? heights.length : full;
  return Math.max(1, Math.min(count, heights.length - 1));
}

const total = (heights: readonly number[]): number => heights.reduce((sum, height) => sum + height, 0);
