/** The figure's English words. `*…*` marks a variable; \u00a0 keeps a line from breaking there. */
import type { Formats } from "../../formats.js";
import type { Meaning } from "../card.js";
import { cardWords } from "../card-words.js";
import type { LiveWords, PageWords, Table } from "../figure.js";
import { sharedWords } from "../words.js";
import { type Example, type Matrix, SCALING, type Task, W, X } from "./example.js";
import type { Input, Numbers } from "./numbers.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

/** The words that change while a reader moves a control. */
export function live(f: Formats) {
  const { size } = sharedWords(f);
  /** An entry of a matrix, with a minus sign that is as wide as a plus. */
  const entry = (value: number) => f.signed(value, 0);
  /** A matrix in a line, with its rows separated: "2 −1 0; 1 3 −2". */
  const matrix = (rows: Matrix) => rows.map((row) => row.map(entry).join("\u00a0")).join("; ");
  /** A column in a line: "6, 5, −3". */
  const column = (rows: Matrix) => rows.map(([value = 0]) => entry(value)).join(",\u00a0");
  const names: Readonly<Record<Task, string>> = { law: "law", code: "code", poems: "poems" };
  const tasks = (count: number) =>
    f.plural(count, { one: `${f.exact(count)} task`, other: `${f.exact(count)} tasks` });
  const output = ({ h }: Example) => `*h* = ${column(h)}`;
  const sum = ({ wx, bax, h }: Example) =>
    `(${column(wx)})\u00a0+\u00a0(${column(bax)})\u00a0=\u00a0(${column(h)})`;

  const verdict = ({ copies, adapters }: Numbers) => {
    const { share, rest } = f.percent(adapters, copies);
    const outcome =
      adapters > copies ? "adapters cost more" : `${adapters < copies ? rest : "nothing"} saved`;
    return `${share} of the bytes of full copies: ${outcome}.`;
  };

  return {
    entry,
    task: (task: Task) => names[task],
    title: ({ example }: Numbers) =>
      `The adapter of the task ${names[example.task]}, beside its weights and merged into them`,
    alt: (counts: Numbers) =>
      `Wx + ${SCALING}BAx and W′x are both (${column(counts.example.h)}) for the task ` +
      `${names[counts.example.task]}. Kept for ${tasks(counts.tasks)}: full copies ` +
      `${f.exact(counts.copies)} bytes, one W with adapters ${f.exact(counts.adapters)}.`,
    headings: {
      beside: "Beside *W*: *h* = *Wx* + (*α*/*r*)*BA**x*",
      merged: "Merged: *W′* = *W* + (*α*/*r*)*BA*",
      swapped: "Swapped: only *B* and *A* change",
    },
    changed: "bold: changed",
    scaling: `*r* = 1, *α* = ${SCALING}: *α*/*r* = ${SCALING}`,
    output,
    kept: (counts: Numbers) => `Bytes kept for ${tasks(counts.tasks)}`,
    shape: ({ d, k, rank }: Numbers) =>
      `*W*, ${size(d, k)}, in bf16; adapters of rank *r*\u00a0=\u00a0${f.exact(rank)} in fp32`,
    copies: "Full copies of *W*",
    adapters: "One *W* and adapters",
    bytes: f.exact,
    /** Parts of the second bar that are drawn so many times wider than to scale. */
    thinMatrix: (times: number) =>
      `W’s part of the bar is drawn ${f.exact(times)}\u00a0×\u00a0wider than\u00a0to\u00a0scale.`,
    thinAdapters: (times: number) =>
      `The adapters’ part of the bar is drawn ${f.exact(times)}\u00a0×\u00a0wider than\u00a0to\u00a0scale.`,
    verdict,

    caption: (counts: Numbers) =>
      `The adapter of the task ${names[counts.example.task]}, added to W once, gives the same output ` +
      `as beside it. For ${tasks(counts.tasks)} a matrix of ${size(counts.d, counts.k)} is kept in ` +
      `${f.exact(counts.copies)} bytes as full copies, as one W with adapters of rank ` +
      `${f.exact(counts.rank)} in ${f.exact(counts.adapters)}.`,
    description: (counts: Numbers) =>
      `With r\u00a0=\u00a01 and α\u00a0=\u00a0${SCALING}, Wx\u00a0+\u00a0(α/r)B(Ax) is ${sum(counts.example)}. ` +
      `Merged, W′\u00a0=\u00a0W\u00a0+\u00a0(α/r)BA, W′x is (${column(counts.example.mergedH)}), the same. ` +
      "Of the other tasks only B and A differ: " +
      `${counts.all.map(({ task, h }) => `${names[task]} gives (${column(h)})`).join(", ")}. ` +
      verdict(counts),
    cells({ example, ...counts }: Numbers): string[] {
      const { b, a, ba, merged, wx, ax, bax, h, mergedH } = example;
      const entries = (...all: Matrix[]) => f.exact(all.flat(2).length);
      return [
        ...[W, X, b, a, ba, merged, wx, ax, bax, h, mergedH].map(matrix),
        `${entries(W)}, ${entries(b, a)}`,
        `${size(counts.d, counts.k)}, ${f.exact(counts.rank)}`,
        ...[counts.matrix, counts.adapter, counts.tasks, counts.copies, counts.adapters].map(
          f.exact,
        ),
        f.percent(counts.adapters, counts.copies).share,
      ];
    },
    spoken: (counts: Numbers, option: string) =>
      option === "tasks"
        ? `${tasks(counts.tasks)}, ${verdict(counts)}`
        : `${names[counts.example.task]}, ${output(counts.example)}`,
  } satisfies LiveWords<Input, Numbers> & Record<string, unknown>;
}

/** The words that only the page uses. */
export function page(f: Formats, { title, alt, cells, copies, adapters, task }: Live) {
  return {
    summary:
      "An adapter worked out in whole numbers: beside its weights, merged, swapped, and kept.",
    listed: title,
    labels: { task: "Task", tasks: "Tasks kept" },
    values: { task: { law: task("law"), code: task("code"), poems: task("poems") } },
    alt,
    explanation:
      "W′\u00a0=\u00a0W\u00a0+\u00a0(α/r)BA has W’s own size, so that a merged adapter adds no work and no " +
      "wait at inference (LoRA paper, arXiv 2106.09685, section 4.1). To change the task, subtract " +
      "(α/r)BA and add another adapter’s, or leave W as it is and swap B and A beside it. In " +
      "floating point both ways agree up to rounding. Bytes: 2 for each weight of W, bf16, and 4 " +
      "for each of an adapter’s, as PEFT saves them (fp32); file headers are left out.",
    table(counts: Numbers): Table {
      const values = cells(counts);
      return {
        caption: "The worked example, rows of a matrix parted by semicolons, and the bytes kept",
        head: ["Quantity", "Value"],
        rows: QUANTITIES.map((quantity, index) => [quantity, values[index]!]),
      };
    },
    card: {
      ...cardWords(f),
      subject: ({ tasks }: Numbers) =>
        f.plural(tasks, {
          one: `One W, ${f.exact(tasks)} adapter`,
          other: `One W, ${f.exact(tasks)} adapters`,
        }),
      number: ({ adapters }: Numbers) => f.exact(adapters),
      meaning: ({ copies, adapters }: Numbers): Meaning => [
        `bytes instead of ${f.exact(copies)}:`,
        adapters > copies ? "adapters cost more" : f.percent(adapters, copies).share,
      ],
      copies,
      adapters,
    },
  } satisfies PageWords<Input, Numbers> & Record<string, unknown>;
}

const QUANTITIES = [
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
