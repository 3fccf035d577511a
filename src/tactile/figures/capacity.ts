/** Accuracy by rank by touch: a line through the means of measured runs. */

import type { Live } from "../../figures/capacity/logic.js";
import type { Numbers, Setting } from "../../figures/capacity/numbers.js";
import { SEEDS } from "../../figures/capacity/runs.js";
import type { Formats } from "../../formats.js";
import { Page } from "../page.js";
import { LABEL_SPACE, label } from "../shapes.js";
import { AREA, DISC_RADIUS, GAP, getWidth, LINE_HEIGHT, type Point, type Sheet } from "../sheet.js";

/** Accuracies with a tick, in percent. The first is at the lower end. */
const TICKS = [60, 80, 100] as const;
/** The length of a tick, the height of a percentage point, the distance of ranks, and the axis's x and y, mm. */
const [TICK, POINT, APART] = [4, 3.5, 34];
const [LEFT, BOTTOM] = [AREA.left + 34, AREA.bottom - TICK - LABEL_SPACE];

export function drawCapacity(counts: Numbers, words: Live, f: Formats): readonly [Sheet, Sheet] {
  const { settings, chosen } = counts;
  const page = new Page("1", words.title);
  const toY = (percent: number) => BOTTOM - POINT * (percent - TICKS[0]);
  const toX = (index: number) => LEFT + 20 + APART * index;
  const points = settings.map(({ mean }, index): Point => [toX(index), toY(mean / 10)]);
  page.note(`The scale of accuracy starts at ${f.percentage(TICKS[0])}.`);
  page.shapes.push({
    type: "line",
    points: [
      [LEFT, toY(TICKS[2])],
      [LEFT, BOTTOM],
      [AREA.right, BOTTOM],
    ],
  });
  for (const percent of TICKS) {
    const y = toY(percent);
    page.shapes.push(
      {
        type: "line",
        points: [
          [LEFT - TICK, y],
          [LEFT, y],
        ],
      },
      label(LEFT - TICK - GAP, y - LINE_HEIGHT / 2, f.exact(percent), "end"),
    );
  }
  for (const [index, { rank }] of settings.entries()) {
    const name = label(0, BOTTOM + TICK + GAP, words.axes.rankTick(rank));
    const x = toX(index);
    page.shapes.push(
      {
        type: "line",
        points: [
          [x, BOTTOM],
          [x, BOTTOM + TICK],
        ],
      },
      { ...name, x: x - getWidth(name.cells) / 2 },
    );
  }
  page.shapes.push({ type: "line", points, isMain: true });
  for (const [x, y] of points) page.shapes.push({ type: "disc", x, y });
  const [x, y] = points[settings.indexOf(chosen)]!;
  // A letter of a single dot could be taken for a flaw in the paper.
  page.shapes.push(label(x + 3, y + DISC_RADIUS + GAP, "r"));
  return [page.finish(), drawKey(counts, words, f)];
}

function drawKey({ settings, chosen }: Numbers, words: Live, f: Formats): Sheet {
  const describe = (setting: Setting) =>
    `${words.name(setting)}: ${words.percent(setting.mean)}, ${words.parameters(setting)} parameters`;
  const page = new Page("key", words.title);
  page.item("Left to right: the rank r of LoRA; full is full fine-tuning.");
  page.item(`Bottom to top: accuracy in percent, the mean of ${f.exact(SEEDS)} runs.`);
  page.item(`r, beside a point: ${words.name(chosen)}`);
  page.skip();
  for (const setting of settings) page.item(describe(setting));
  return page.finish();
}
