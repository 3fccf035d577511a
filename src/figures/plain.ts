/** Returns figures and tables as plain data, for programs that set the texts in their own way. */
import { fromMarked, toText } from "../inline.js";
import type { Data, Drawing, Handle, Steps, Table } from "./figure.js";
import { describePicture, type Item } from "./parts.js";

const toPlainData = ({ head, rows }: Data) => {
  const toCell = (cell: Data["rows"][number][number]) =>
    typeof cell === "string" ? toText(fromMarked(cell)) : cell;
  return { head: head.map(toCell), rows: rows.map((cells) => cells.map(toCell)) };
};

/** The cells as inline nodes. `data` has the same values as numbers, if the table has them. */
export const toPlainTable = ({
  caption,
  inlineCaption = fromMarked(caption),
  head,
  rows,
  prose = [],
  links,
  data,
}: Table) => ({
  caption: inlineCaption,
  head: head.map(fromMarked),
  rows: rows.map((cells) => cells.map(fromMarked)),
  prose,
  links,
  data: data && toPlainData(data),
});

const toPlainPart = ({ name, role, words, facts, items }: Item): object => ({
  name,
  role,
  words: fromMarked(words),
  facts,
  parts: items.map(toPlainPart),
});

const toPlainControl = ({ name, label, value, values, min, max }: Handle) => ({
  name,
  label: fromMarked(label),
  value,
  values,
  min,
  max,
});

const toPlainSteps = ({ name, legend, values, labels, table }: Steps) => ({
  name,
  legend: fromMarked(legend),
  steps: labels.map((step, index) => ({
    value: values[index],
    name: step.name,
    words: fromMarked(step.spoken),
  })),
  table: toPlainTable(table()),
});

/** Everything that a figure says. Texts are inline nodes, except the text alternative, which is an attribute. */
export function toPlainFigure(drawing: Drawing) {
  const { language, steps } = drawing;
  return {
    kind: drawing.figure,
    lang: language.tag,
    direction: language.direction,
    headline: fromMarked(drawing.headline),
    caption: fromMarked(drawing.caption),
    listed: fromMarked(drawing.listed),
    alt: steps?.alt ?? drawing.alt,
    parts: describePicture(drawing).items.map(toPlainPart),
    explanation: fromMarked(drawing.explanation),
    table: toPlainTable(drawing.table()),
    controls: drawing.handles.map(toPlainControl),
    steps: steps && toPlainSteps(steps),
    goal: drawing.goal,
  };
}
