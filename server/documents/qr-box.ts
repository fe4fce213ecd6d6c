import type { Across, Box } from "./boxes.ts";
import type { Paper } from "./paper.ts";
import type { QrCode } from "./sheet.ts";

/** The code as one filled shape: sharp at any size of paper. */
export function qrBox(paper: Paper, { size, runs }: QrCode, { x, width }: Across): Box {
  const module = width / size;
  return {
    height: width,
    draw: (y) => {
      paper.save().translate(x, y).scale(module);
      for (const run of runs) paper.rect(run.x, run.y, run.width, 1);
      paper.fill("#000000").restore();
    },
  };
}
