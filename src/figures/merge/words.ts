/** Every word of this figure, so that another language can stand beside it. `*…*` is a variable. */
import { exact, percent } from "../../format.js";
import type { Live, Table, Words } from "../figure.js";
import { article, larger, size } from "../words.js";
import { type Example, type Matrix, SCALING, W, X } from "./example.js";
import type { Input, Numbers } from "./moving.js";

/** A whole number with a minus sign that is as wide as a plus. */
export const entry = (value: number) => exact(value).replace("-", "−");

/** A matrix in a line, its rows parted: "2 −1 0; 1 3 −2". */
const spelled = (matrix: Matrix) => matrix.map((row) => row.map(entry).join("\u00a0")).join("; ");

/** A column in a line: "6, 5, −3". */
const column = (matrix: Matrix) => matrix.map(([item = 0]) => entry(item)).join(",\u00a0");

export const title = ({ example }: Numbers) =>
  `The adapter of the task ${example.task}, beside its weights and merged into them`;

const both = ({ wx, bax, h }: Example) =>
  `(${column(wx)})\u00a0+\u00a0(${column(bax)})\u00a0=\u00a0(${column(h)})`;

export const alt = ({ example, tasks, copies, adapters }: Numbers) =>
  `Wx + ${SCALING}BAx and W′x are both (${column(example.h)}) for the task ${example.task}. ` +
  `Kept for ${count(tasks)}: full copies ${exact(copies)} bytes, one W with adapters ${exact(adapters)}.`;

const count = (tasks: number) => (tasks === 1 ? "1 task" : `${exact(tasks)} tasks`);

const caption = (counts: Numbers) =>
  `The adapter of the task ${counts.example.task}, added to W once, gives the same output as beside it. ` +
  `For ${count(counts.tasks)} ${article(counts.d)} ${size(counts.d, counts.k)} matrix is kept in ${exact(counts.copies)} bytes as full copies, as ` +
  `one W with adapters of rank ${exact(counts.rank)} in ${exact(counts.adapters)}.`;

const description = (counts: Numbers) =>
  `With r\u00a0=\u00a01 and α\u00a0=\u00a0${SCALING}, Wx\u00a0+\u00a0(α/r)B(Ax) is ${both(counts.example)}. Merged, W′\u00a0=\u00a0W\u00a0+\u00a0(α/r)BA, ` +
  `W′x is (${column(counts.example.mergedH)}), the same. Of the other tasks only B and A differ: ` +
  `${counts.all.map((item) => `${item.task} gives (${column(item.h)})`).join(", ")}. ${verdict(counts)}`;

/** What holds for every task and shape. */
const explanation =
  "W′\u00a0=\u00a0W\u00a0+\u00a0(α/r)BA has W’s own size, so that a merged adapter adds no work and no wait at inference " +
  "(LoRA paper, arXiv 2106.09685, section 4.1). To change the task, subtract (α/r)BA and add another " +
  "adapter’s, or leave W as it is and swap B and A beside it. In floating point both ways agree up to " +
  "rounding. Bytes: 2 for each weight of W, bf16, and 4 for each of an adapter’s, as PEFT saves them " +
  "(fp32); file headers are left out.";

export const headings = {
  beside: "Beside *W*: *h* = *Wx* + (*α*/*r*)*BA**x*",
  merged: "Merged: *W′* = *W* + (*α*/*r*)*BA*",
  swapped: "Swapped: only *B* and *A* change",
};

/** What stands before BA. */
export const factor = `${SCALING} ·`;
export const changed = "bold: changed";
export const scaling = `*r* = 1, *α* = ${SCALING}: *α*/*r* = ${SCALING}`;

export const output = ({ h }: Example) => `*h* = ${column(h)}`;

export const kept = ({ tasks }: Numbers) => `Bytes kept for ${count(tasks)}`;
export const shape = ({ d, k, rank }: Numbers) =>
  `*W*, ${size(d, k)}, in bf16; adapters of rank *r*\u00a0=\u00a0${exact(rank)} in fp32`;
export const copies = "Full copies of *W*";
export const adapters = "One *W* and adapters";

/** Where a part of the second bar is drawn wider than to scale. */
export const thin = (part: "W’s" | "The adapters’", drawn: number, toScale: number) =>
  larger(`${part} part of the bar is`, drawn, toScale, "wider");

export function verdict({ copies, adapters }: Numbers): string {
  const { share, rest } = percent(adapters, copies);
  const outcome =
    adapters > copies ? "adapters cost more" : `${adapters < copies ? rest : "nothing"} saved`;
  return `${share} of the bytes of full copies: ${outcome}.`;
}

const quantities = [
  "*W*",
  "*x*",
  "*B*",
  "*A*",
  "*BA*",
  "*W′*\u00a0= *W* + (*α*/*r*)*BA*",
  "*Wx*",
  "*Ax*",
  "(*α*/*r*)*B*(*Ax*)",
  "*h*\u00a0= *Wx* + (*α*/*r*)*B*(*Ax*)",
  "*W′x*",
  "Numbers in *W*, and in the adapter",
  "Matrix that is kept, *d*\u00a0×\u00a0*k*, and *r*",
  "One matrix, bytes",
  "One adapter, bytes",
  "Tasks",
  "Full copies, bytes",
  "One *W* and adapters, bytes",
  "Share",
];

function cells({ example, ...counts }: Numbers): string[] {
  const { b, a, ba, merged, wx, ax, bax, h, mergedH } = example;
  const numbers = (...all: Matrix[]) => exact(all.flat(2).length);
  return [
    ...[W, X, b, a, ba, merged, wx, ax, bax, h, mergedH].map(spelled),
    `${numbers(W)}, ${numbers(b, a)}`,
    `${size(counts.d, counts.k)}, ${exact(counts.rank)}`,
    exact(counts.matrix),
    exact(counts.adapter),
    exact(counts.tasks),
    exact(counts.copies),
    exact(counts.adapters),
    percent(counts.adapters, counts.copies).share,
  ];
}

function table(counts: Numbers): Table {
  const values = cells(counts);
  return {
    caption: "The worked example, rows of a matrix parted by semicolons, and the bytes kept",
    head: ["Quantity", "Value"],
    rows: quantities.map((item, index) => [item, values[index]!]),
  };
}

/** What is said again when the figure moves. */
export const live: Live<Input, Numbers> = {
  caption,
  description,
  cells,
  spoken: (counts, option) =>
    option === "tasks"
      ? `${count(counts.tasks)}, ${verdict(counts)}`
      : `${counts.example.task}, ${output(counts.example)}`,
};

export const words: Words<Numbers> = {
  summary: "An adapter worked out in whole numbers: beside its weights, merged, swapped, and kept.",
  listed: title,
  labels: { task: "Task", tasks: "Tasks kept" },
  alt,
  explanation,
  table,
};

/** What a page's card says. */
export const card = {
  subject: (counts: Numbers) =>
    `One W, ${counts.tasks === 1 ? "1 adapter" : `${exact(counts.tasks)} adapters`}`,
  meaning: ({ copies, adapters }: Numbers): [string, string] => [
    `bytes instead of ${exact(copies)}:`,
    adapters > copies ? "adapters cost more" : percent(adapters, copies).share,
  ],
};
