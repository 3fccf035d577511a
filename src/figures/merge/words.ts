/** The figure's English strings. `*…*` marks a variable; \u00a0 keeps a line from breaking there. */
import type { Formats } from "../../formats.js";
import type { Meaning } from "../card.js";
import { cardWords } from "../card-words.js";
import type { LiveWords, PageWords, Table } from "../figure.js";
import { sharedWords } from "../words.js";
import { type Matrix, SCALING, type Task, W, X } from "./example.js";
import type { Input, Numbers } from "./numbers.js";
import { roundingWords } from "./rounding-words.js";
import { mergeTable } from "./tables.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

type Bytes = Pick<Numbers, "copies" | "adapters">;

/** Returns the strings that change while a reader uses a control. */
export function live(f: Formats) {
  const { size } = sharedWords(f);
  /** Returns an entry of a matrix, with a minus sign that is as wide as a plus. */
  const entry = (value: number) => f.signed(value, 0);
  /** Returns a matrix in one line: "2 −1 0; 1 3 −2". */
  const matrix = (rows: Matrix) => rows.map((row) => row.map(entry).join("\u00a0")).join("; ");
  /** Returns a column in one line: "6, 5, −3". */
  const column = (rows: Matrix) => rows.map(([value = 0]) => entry(value)).join(",\u00a0");
  const names: Readonly<Record<Task, string>> = { law: "law", code: "code", poems: "poems" };
  const tasks = (count: number) =>
    `${f.exact(count)} ${f.plural(count, { one: "task", other: "tasks" })}`;

  const outcome = ({ copies, adapters }: Bytes) =>
    adapters > copies
      ? "adapters cost more"
      : `${adapters < copies ? f.percent(adapters, copies).rest : "nothing"} saved`;
  const share = ({ copies, adapters }: Bytes) => f.percent(adapters, copies).share;
  const verdict = (counts: Numbers) =>
    `${share(counts)} of the bytes of full copies: ${outcome(counts)}.`;

  return {
    entry,
    task: (task: Task) => names[task],
    title: ({ example }: Numbers) =>
      `The adapter of the task ${names[example.task]}, separate from W and merged into W`,
    alt: (counts: Numbers) =>
      `Wx + ${SCALING}BAx and W′x are both (${column(counts.example.h)}) for the task ` +
      `${names[counts.example.task]}. Stored for ${tasks(counts.tasks)}: full copies ` +
      `${f.exact(counts.copies)} bytes, one W with adapters ${f.exact(counts.adapters)}.`,
    heading: "Merging keeps the output",
    scaling: `*r* = 1, *α* = ${SCALING}: *α*/*r* = ${SCALING}`,
    separate: "Separate, two paths: *h*\u00a0=\u00a0*Wx*\u00a0+\u00a0(*α*/*r*)*BA**x*",
    merged: "Merged, one matrix: *W′*\u00a0=\u00a0*W*\u00a0+\u00a0(*α*/*r*)*BA*",
    changed: "bold: changed",
    same: "same output",
    kept: (counts: Numbers) => `Bytes stored for ${tasks(counts.tasks)}`,
    shape: ({ d, k, rank }: Numbers) =>
      `*W*, ${size(d, k)}, in bf16; adapters of rank *r*\u00a0=\u00a0${f.exact(rank)} in fp32`,
    copies: "Full copies of *W*",
    adapters: "One *W* and adapters",
    bytes: f.exact,
    /** Notes on parts of the second bar that are drawn wider than to scale. */
    thinMatrix: (times: number) =>
      `W’s part of the bar is drawn ${f.exact(times)}\u00a0×\u00a0wider than\u00a0to\u00a0scale.`,
    thinAdapters: (times: number) =>
      `The adapters’ part of the bar is drawn ${f.exact(times)}\u00a0×\u00a0wider than\u00a0to\u00a0scale.`,
    share,
    outcome,
    verdict,

    caption: (counts: Numbers) =>
      `The adapter of the task ${names[counts.example.task]} gives the same output merged ` +
      `or separate. For ${tasks(counts.tasks)}, full copies of a matrix of ${size(counts.d, counts.k)} ` +
      `take ${f.exact(counts.copies)} bytes; one W with adapters of rank ${f.exact(counts.rank)} takes ` +
      `${f.exact(counts.adapters)}.`,
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
        share(counts),
      ];
    },
    spoken: (counts: Numbers, option: string) =>
      option === "tasks"
        ? `${tasks(counts.tasks)}, ${verdict(counts)}`
        : `${names[counts.example.task]}, h\u00a0=\u00a0${column(counts.example.h)}`,
  } satisfies LiveWords<Input, Numbers> & Record<string, unknown>;
}

/** Returns the strings that only the page uses. */
export function page(f: Formats, live: Live) {
  const { title, alt, cells, copies, adapters, task, share, outcome } = live;
  return {
    lesson: "How adapters are merged and stored",
    summary: "A worked example in whole numbers: an adapter kept separate, merged and stored.",
    listed: title,
    labels: { task: "Task", tasks: "Number of tasks" },
    values: { task: { law: task("law"), code: task("code"), poems: task("poems") } },
    alt,
    explanation:
      "*W′*\u00a0=\u00a0*W*\u00a0+\u00a0(*α*/*r*)*BA* has the size of *W*, so a merged adapter adds no compute and no latency at " +
      "inference (LoRA paper, arXiv 2106.09685, section 4.1). To change the task, subtract (*α*/*r*)*BA* and " +
      "add that of another adapter, or leave *W* unchanged and replace *B* and *A*. In floating point, both " +
      "give the same output up to rounding. A weight of *W* takes 2 bytes (bf16), and a weight of an " +
      "adapter 4 (fp32), as PEFT saves them; file headers are not counted.",
    table: (counts: Numbers): Table =>
      mergeTable(cells(counts), {
        caption:
          "The worked example, with semicolons between the rows of a matrix, and the stored bytes",
        head: ["Quantity", "Value"],
        quantities: [
          "Merged, *W′* = *W* + (*α*/*r*)*BA*",
          "Update, (*α*/*r*)*B*(*Ax*)",
          "Output, *h* = *Wx* + (*α*/*r*)*B*(*Ax*)",
          "Numbers in *W*, and in the adapter",
          "Stored matrix, *d*\u00a0×\u00a0*k*, and rank *r*",
          "One matrix, bytes",
          "One adapter, bytes",
          "Tasks",
          "Full copies, bytes",
          "One *W* and adapters, bytes",
          "Share of full copies",
        ],
      }),
    card: {
      ...cardWords(f),
      subject: ({ tasks }: Numbers) =>
        f.plural(tasks, {
          one: `One W, ${f.exact(tasks)} adapter`,
          other: `One W, ${f.exact(tasks)} adapters`,
        }),
      number: (counts: Numbers) => share(counts),
      meaning: (counts: Numbers): Meaning => ["of the bytes of full copies:", outcome(counts)],
      bytes: (name: string, bytes: number) => `${name}: ${f.exact(bytes)} bytes`,
      copies,
      adapters,
    },
    rounding: roundingWords(f),
  } satisfies PageWords<Input, Numbers> & Record<string, unknown>;
}
