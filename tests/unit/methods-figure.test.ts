/** Tests the methods figure: measured runs, their positions, names and rank correlations. */
import { Path2D } from "@napi-rs/canvas";
import { describe, expect, it } from "vitest";
import { reserveMonospaced } from "../../src/figures/lines.js";
import { methods as figure } from "../../src/figures/methods/index.js";
import { placeLabels } from "../../src/figures/methods/labels.js";
import { count, type Run, VERTICALS, type Vertical } from "../../src/figures/methods/numbers.js";
import { MEASURED, METHODS } from "../../src/figures/methods/runs.js";
import { flatten, listParts } from "../../src/figures/parts.js";
import { composePreview } from "../../src/figures/preview.js";
import { toHtml } from "../../src/html/figure.js";
import { Renderer } from "../../src/render/png.js";
import { COMPOSITIONS, type Scene } from "../../src/scene.js";
import reference from "../reference/peft-runs.json" with { type: "json" };
import { isExam } from "../support/draws.js";
import { findNodes } from "../support/faults.js";
import { FONTS, textBox } from "../support/measure.js";

const measure = await new Renderer().measure();

type Published = (typeof reference.runs)[number];

const { runs: RUNS, named } = count({ vertical: "accuracy", method: "LoRA", measured: MEASURED });

/** The names of runs that differ from those of the data. */
const WORDS: Record<string, string> = { "LoRA r32": "LoRA, rank 32", "LoRA r64": "LoRA, rank 64" };
const getName = ({ name }: Pick<Run, "name">) => WORDS[name] ?? name;

/** The published run of each of our runs, found by its size and accuracy. */
const runs = RUNS.map((run) => reference.runs.find((item) => isSame(item, run))!);

function isSame({ trainable, testAccuracy }: Published, { trained, accuracy }: Run): boolean {
  return trainable === trained && Math.round(1e4 * testAccuracy) === accuracy;
}

/** Every third method, LoRA and (IA)³. In the exam, all methods. */
const highlighted = METHODS.filter(
  (method, index) => isExam || index % 3 === 0 || ["LoRA", "IA3"].includes(method),
);

/** The pictures that highlight these methods: each composition with each vertical axis. */
const all = COMPOSITIONS.flatMap((composition) =>
  VERTICALS.flatMap((vertical) => highlighted.map((method) => ({ composition, vertical, method }))),
);
const scenes = new Map<string, Scene>();
function getScene(picture: (typeof all)[number]): Scene {
  const key = JSON.stringify(picture);
  const { composition, ...values } = picture;
  const scene = scenes.get(key) ?? figure.draw(values).compose(composition);
  scenes.set(key, scene);
  return scene;
}

const getTexts = (scene: Scene) =>
  findNodes(scene, "text").map((node) => ({
    ...node,
    content: node.runs.map(({ text }) => text).join(""),
  }));

/** Returns the parts of runs: what they state, their mark, its center, their name and its leader line. */
const getRuns = (scene: Scene) =>
  flatten(listParts(scene))
    .filter(({ facts }) => facts.method)
    .map(({ name, words, facts, nodes }) => {
      const scene = { children: nodes } as Scene;
      const paths = findNodes(scene, "path");
      const marks = paths.filter(({ strokeWidth }) => strokeWidth !== 0.75);
      const boxes = marks.map(({ d }) => new Path2D(d).computeTightBounds());
      const [left, top] = [0, 1].map((side) => Math.min(...boxes.map((box) => box[side]!)));
      const [right, bottom] = [2, 3].map((side) => Math.max(...boxes.map((box) => box[side]!)));
      const [label] = getTexts(scene);
      const leader = paths.find(({ strokeWidth }) => strokeWidth === 0.75);
      const center = { x: (left! + right!) / 2, y: (top! + bottom!) / 2 };
      return { name, words, facts, marks, ...center, r: (right! - left!) / 2, label, leader };
    });

const endsOf = ({ d }: { readonly d: string }) =>
  d.split("L").map((end) => end.replace("M", "").split(" ").map(Number)) as [
    [number, number],
    [number, number],
  ];

/** Returns points on a picture's leader lines and on the line of full fine-tuning. */
const getLines = (scene: Scene) => {
  const level = findNodes(scene, "path").find(({ dash }) => dash)!;
  const [, left, y, right] = /^M([\d.]+) ([\d.]+)H([\d.]+)/.exec(level.d)!.map(Number);
  const ends = [
    [
      [left!, y!],
      [right!, y!],
    ],
    ...getRuns(scene).flatMap(({ leader }) => (leader ? [endsOf(leader)] : [])),
  ] as [[number, number], [number, number]][];
  return ends.flatMap(([[x, y], [toX, toY]]) => {
    const steps = Math.ceil(2 * Math.hypot(toX - x, toY - y));
    return Array.from({ length: steps + 1 }, (_, at) => ({
      x: x + ((toX - x) * at) / steps,
      y: y + ((toY - y) * at) / steps,
    }));
  });
};

/** Returns the names that are on a line or a ring. Texts are measured in a font and moved by `shift` px. */
const findCovered = (scene: Scene, family: string, shift = 0) => {
  const lines = getLines(scene);
  const rings = getRuns(scene).filter(({ marks }) => marks.some(({ fill }) => fill === "paper"));
  return findNodes(scene, "text").flatMap((node) => {
    const { label, left, right, top, bottom } = textBox({ ...node, x: node.x + shift }, family);
    const isOn = lines.some(({ x, y }) => x > left && x < right && y > top && y < bottom);
    const covers = rings.some(
      ({ x, y, r }) => x + r > left && x - r < right && y + r > top && y - r < bottom,
    );
    return isOn || covers ? [label] : [];
  });
};

/** The fills of marks that have names. */
const MARKED: ReadonlySet<string | undefined> = new Set(["paper", "b", "a", "ink"]);

const FULL = "Full fine-tuning";

const VALUES: Readonly<Record<Vertical, (run: Published) => number>> = {
  accuracy: ({ testAccuracy }) => 100 * testAccuracy,
  memory: ({ peakBytes }) => peakBytes / 1e9,
  time: ({ trainSeconds }) => trainSeconds,
};

describe("the methods figure", () => {
  it("has all 63 published runs with their exact numbers in its table, of which print shows the named runs", () => {
    const { rows, printed } = figure.draw({}).table();
    expect([rows.length, printed]).toEqual([63, 14]);
    expect(new Set(runs).size).toBe(reference.runs.length);
    const exact = (value: number) => value.toLocaleString("en-US");
    const seconds = (value: number) =>
      value.toLocaleString("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    for (const [index, run] of runs.entries()) {
      const [name, , ...values] = rows[index]!;
      expect(name).toBe(getName(RUNS[index]!));
      expect(values).toEqual([
        exact(run.trainable),
        `${Number((100 * run.testAccuracy).toFixed(2))}\u00a0%`,
        exact(run.peakBytes),
        `${seconds(run.trainSeconds)}\u00a0s`,
      ]);
    }
    const html = toHtml(figure.draw({}), { id: "a" });
    expect(html.split("<tbody>").map((part) => part.split("<tr>").length - 1)).toEqual([1, 14, 49]);
  });

  it("states each run's rank, learning rate and special setting as published", () => {
    const { rows } = figure.draw({}).table();
    for (const [index, { id, config }] of runs.entries()) {
      const setting = rows[index]![1]!;
      const rank = /\br (\d+)/.exec(setting)?.[1];
      const { r, init_r } = config as { r?: number; init_r?: number };
      if (rank && r) expect([r, init_r], id).toContain(Number(rank));
      const rate = /learning rate ([\d.]+)/.exec(setting)?.[1];
      if (rate) expect(Number(/lr_?([\d.e-]+)/.exec(id)?.[1]), id).toBe(Number(rate));
      const word = /\b(bat|fast|tied|vectors|para|zero init)\b/i.exec(setting)?.[1]?.toLowerCase();
      const marks: Record<string, string> = {
        tied: "tying",
        vectors: "vector",
        "zero init": "zero",
      };
      expect(/-bat$|-fast$|tying|vector|para$|zero/.exec(id)?.[0]?.replace("-", "")).toBe(
        word && (marks[word] ?? word),
      );
    }
  });

  it("names LoRA and variants, and the most accurate run of each other known method", () => {
    expect(named.map(({ name }) => name)).toEqual([
      ...["VeRA", "Prompt tuning", "IA3", "Prefix tuning", "LoRA-FA"],
      ...["LoRA r32", "DoRA"],
      ...["LoRA MLP", "LoHa", "LoRA r64", "rsLoRA", "AdaLoRA", "P-tuning", "Full"],
    ]);
    for (const run of named.filter(({ method }) => method !== "LoRA"))
      for (const other of RUNS.filter(({ method }) => method === run.method))
        expect(other.accuracy).toBeLessThanOrEqual(run.accuracy);
  });

  it("states the rank correlations of the published runs below 10 million parameters", () => {
    // Spearman: Pearson's correlation of ranks, in which equal values have their mean rank.
    const rank = (values: readonly number[]) => {
      const sorted = values.toSorted((item, other) => item - other);
      return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2);
    };
    const mean = (values: readonly number[]) =>
      values.reduce((sum, value) => sum + value, 0) / values.length;
    const covariance = (xs: readonly number[], ys: readonly number[]) =>
      mean(xs.map((x, index) => x * ys[index]!)) - mean(xs) * mean(ys);
    const small = reference.runs.filter(({ trainable }) => trainable < 1e7);
    const sizes = rank(small.map(({ trainable }) => trainable));
    const expected = { accuracy: "0.80", memory: "0.36", time: "0.16" };
    for (const vertical of VERTICALS) {
      const results = rank(small.map(VALUES[vertical]));
      const correlation =
        covariance(sizes, results) /
        Math.sqrt(covariance(sizes, sizes) * covariance(results, results));
      expect(correlation.toFixed(2)).toBe(expected[vertical]);
    }
    expect(small.length).toBe(52);
    const { accuracy, memory, time } = expected;
    expect(figure.draw({}).explanation).toContain(
      `Over the ${small.length} runs below 10\u00a0million parameters, the rank correlation of size and accuracy is ` +
        `${accuracy}; of size and memory, ${memory}; of size and time, ${time}.`,
    );
  });

  it("states the scaling of rsLoRA and LoRA at rank 64", () => {
    const scaling = (name: string) => {
      const config = runs[RUNS.findIndex((run) => run.name === name)]!.config as {
        r: number;
        lora_alpha: number;
        use_rslora?: boolean;
      };
      return config.lora_alpha / (config.use_rslora ? Math.sqrt(config.r) : config.r);
    };
    const [rslora, lora] = ["rsLoRA", "LoRA r64"].map(scaling);
    expect(figure.draw({}).explanation).toContain(
      `At rank 64, rsLoRA and LoRA also differ in scaling, ${rslora} and ${lora}.`,
    );
  });

  it("uses PEFT's method names for runs", () => {
    const letters = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
    const other: Record<string, string> = {
      full: "fullfinetuning",
      adaptionprompt: "llamaadapter",
    };
    for (const [index, { method }] of runs.entries()) {
      const name = letters(method);
      expect(letters(RUNS[index]!.method)).toBe(other[name] ?? name);
    }
  });

  it("names full fine-tuning, LoRA and the highlighted run with their values, and other runs if there is room", () => {
    const missing = { wide: 0, narrow: 0 };
    for (const item of all) {
      const { lora, full, chosen, vertical, ...counts } = count({ ...item, measured: MEASURED });
      const labels = getRuns(getScene(item)).flatMap(({ label }) => (label ? [label] : []));
      const names = labels.map(({ content }) => content);
      expect(new Set(names).size).toBe(names.length);
      const number = (run: Run) =>
        vertical === "accuracy"
          ? String(run.accuracy / 100)
          : (vertical === "memory" ? (run.memory * 2 ** 20) / 1e9 : run.time / 10).toLocaleString(
              "en-US",
              { minimumFractionDigits: 1, maximumFractionDigits: 1 },
            );
      const bold = [...new Set([lora, full, chosen])].map((run) => {
        const name = run === lora && item.composition === "narrow" ? "LoRA" : getName(run);
        return `${name}: ${number(run)}`;
      });
      const isBold = labels.filter((label) => label.bold).map(({ content }) => content);
      expect(isBold.toSorted(), JSON.stringify(item)).toEqual(bold.toSorted());
      const rest = counts.named.filter((run) => ![lora, full, chosen].includes(run));
      const free = rest.filter((run) => run.method === "LoRA" || run.method !== item.method);
      const expected = free.map(getName);
      expect([...expected, ...bold]).toEqual(expect.arrayContaining(names));
      missing[item.composition] += expected.length + bold.length - names.length;
    }
    // On average. Many runs are near each other.
    expect(missing.wide / (all.length / 2)).toBeLessThan(2.5);
    expect(missing.narrow / (all.length / 2)).toBeLessThan(5);
    const plain = getRuns(figure.draw({}).compose("wide"));
    expect(plain.filter(({ label }) => label)).toHaveLength(named.length);
  });

  it("states every run once, with its values in words and as facts", () => {
    for (const item of all.filter(({ composition }) => composition === "wide")) {
      const drawn = getRuns(getScene(item));
      expect(drawn).toHaveLength(runs.length);
      const decimal = (value: number) =>
        value.toLocaleString("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
      const expected = runs.map((run) =>
        [
          ...[run.peakBytes, `: ${run.trainable.toLocaleString("en-US")} parameters trained`],
          `test accuracy ${Number((100 * run.testAccuracy).toFixed(2))}\u00a0%`,
          `peak memory ${decimal(run.peakBytes / 1e9)}\u00a0GB`,
          `training time ${decimal(run.trainSeconds)}\u00a0s`,
        ].join(", "),
      );
      const stated = drawn.map(({ name, facts, words }) =>
        [facts.peakBytes, words.slice(getName({ name }).length)].join(", "),
      );
      expect(stated.toSorted()).toEqual(expected.toSorted());
    }
  });

  it("places every run at its values, and runs outside the axes at their edges", () => {
    /** Returns the largest distance of a mark from its value times `shift`. */
    const offsets = (item: (typeof all)[number], shift = 1) => {
      const scene = getScene(item);
      const size = item.composition === "wide" ? 13.5 : 12;
      const number = (text: string) =>
        Number(text.replace(/[<,\u00a0]|million|billion/g, "")) *
        (text.endsWith("million") ? 1e6 : text.endsWith("billion") ? 1e9 : 1);
      const ticks = getTexts(scene).filter(
        (text) => text.size === size && /^[<\u00a0\d,]+((m|b)illion)?$/.test(text.content),
      );
      const columns = ticks.filter(({ anchor }) => anchor === "middle");
      const rows = ticks.filter(({ anchor }) => anchor === "end");
      const lowest = rows.find(({ content }) => content.startsWith("<"));
      expect(lowest?.content).toBe(item.vertical === "accuracy" ? "<\u00a030" : undefined);
      const createScale =
        (v0: number, p0: number, v1: number, p1: number, map: (v: number) => number) =>
        (value: number) =>
          p0 + ((p1 - p0) * (map(value) - map(v0))) / (map(v1) - map(v0));
      const [x0, x1] = [columns[0]!, columns.at(-1)!];
      const axis = createScale(number(x0.content), x0.x, number(x1.content), x1.x, Math.log);
      const above = rows.filter((row) => row !== lowest);
      const [y0, y1] = [above[0]!, above.at(-1)!];
      const axisY = createScale(
        number(y0.content),
        y0.y - 0.35 * size,
        number(y1.content),
        y1.y - 0.35 * size,
        item.vertical === "time" ? Math.log : (value) => value,
      );
      return Math.max(
        ...getRuns(scene).map(({ x, y, facts }) => {
          const value = {
            accuracy: Number(facts.accuracy),
            memory: Number(facts.peakBytes) / 1e9,
            time: Number(facts.seconds),
          }[item.vertical];
          const atEdge = Number(facts.parameters) < 1e4;
          if (atEdge) expect(x).toBeLessThan(x0.x);
          const toX = atEdge ? x : axis(Number(facts.parameters));
          const isLow = lowest && value < 30;
          const toY = isLow ? lowest.y - 0.35 * size : axisY(value * shift);
          return Math.hypot(x - toX, y - toY);
        }),
      );
    };
    for (const entry of all.filter(({ method }) => ["LoRA", "IA3"].includes(method))) {
      expect(offsets(entry), JSON.stringify(entry)).toBeLessThan(1.5);
      expect(offsets(entry, 1.1)).toBeGreaterThan(2);
    }
  });

  it("draws LoRA's family in two inks, named methods as rings, others as dots, and a ring around highlighted runs", () => {
    for (const item of all) {
      const counts = count({ ...item, measured: MEASURED });
      const large = item.composition === "wide" ? 8 : 6.8;
      for (const { name, facts, marks, label } of getRuns(getScene(item))) {
        const fills = marks.flatMap(({ fill }) => (fill ? [fill] : []));
        const isLeft = Number(facts.parameters) < 1e4;
        const expected =
          facts.method === "LoRA"
            ? ["paper", "b", "a"]
            : name === "Full"
              ? ["ink"]
              : label && !isLeft && fills[0] === "paper"
                ? ["paper"]
                : ["frozen"];
        expect(fills, `${JSON.stringify(item)} ${name}`).toEqual(expected);
        const rings = marks.filter(({ fill, stroke }) => !fill && stroke === "ink");
        const isHighlighted = counts.highlighted.some(({ method }) => method === facts.method);
        expect(rings).toHaveLength(isHighlighted ? 1 : 0);
        const isChosen = isHighlighted && label?.bold && name !== "Full";
        const radius = rings[0] && Number(/a([\d.]+) /.exec(rings[0].d)![1]);
        if (radius) expect(radius >= large).toBe(Boolean(isChosen) || name === "Full");
      }
    }
  });

  it("explains every kind of mark in its key, also the runs left of the axis", () => {
    for (const item of all) {
      const texts = getTexts(getScene(item)).map(({ content }) => content);
      expect(texts).toEqual(
        expect.arrayContaining(["LoRA and variants", "other method’s best", "other run"]),
      );
      const left = runs.filter(({ trainable }) => trainable < 1e4).length;
      expect(texts).toContain(`${left} below 10,000`);
      const { highlighted } = count({ ...item, measured: MEASURED });
      // The key ends with the highlighted method.
      expect(texts.at(-1)).toBe(
        highlighted.length ? getName({ name: item.method }) : `${left} below 10,000`,
      );
    }
  });

  it("places every name without a leader line, and every name on cards, closer to its own mark than to another ring or mark of LoRA", () => {
    /** Returns the names that are closer to another mark, if names are moved down by `shift` px. */
    const getMisplaced = (scene: Scene, isCard: boolean, shift = 0) => {
      const drawn = getRuns(scene);
      const marked = drawn.filter(({ marks }) => marks.some(({ fill }) => MARKED.has(fill)));
      return drawn.flatMap(({ name, label, leader }) => {
        if (!label || (leader && !isCard) || label.anchor === "middle") return [];
        const y = label.y + shift - 0.35 * label.size;
        const distance = (run: (typeof drawn)[number]) =>
          Math.hypot(label.x - run.x, y - run.y) - run.r;
        const [closest] = marked.toSorted((item, other) => distance(item) - distance(other));
        return closest!.name === name ? [] : [`${name}: ${closest!.name}`];
      });
    };
    const plain = all.filter(({ method }) => method === "LoRA");
    for (const item of plain)
      expect(getMisplaced(getScene(item), false), JSON.stringify(item)).toEqual([]);
    const moved = plain.flatMap((item) => getMisplaced(getScene(item), false, 30));
    expect(moved.length).toBeGreaterThan(plain.length);
    const cards = plain.map(({ vertical }) =>
      composePreview(figure.draw({ vertical }), { title: "LoRA" }, measure),
    );
    for (const card of cards) expect(getMisplaced(card, true)).toEqual([]);
    expect(cards.flatMap((card) => getMisplaced(card, true, -60))).not.toEqual([]);
  });

  it("paints no mark of another method over one of LoRA's, in pictures and on cards", () => {
    const cards = VERTICALS.map((vertical) =>
      composePreview(figure.draw({ vertical }), { title: "LoRA" }, measure),
    );
    for (const scene of [...cards, ...all.map(getScene)]) {
      const drawn = getRuns(scene);
      const isLora = drawn.map(({ facts }) => facts.method === "LoRA");
      const covered = drawn.filter(
        (run, index) =>
          isLora[index] &&
          drawn.some(
            (other, at) =>
              at > index && !isLora[at] && Math.hypot(run.x - other.x, run.y - other.y) < run.r,
          ),
      );
      expect(covered.map(({ name }) => name)).toEqual([]);
    }
  });

  it.each(Object.keys(FONTS))(
    "places no name on leader lines, on the line of full fine-tuning or on rings, in %s",
    (family) => {
      for (const item of all)
        expect(findCovered(getScene(item), family), JSON.stringify(item)).toEqual([]);
      const moved = all.filter((item) => findCovered(getScene(item), family, 12).length);
      expect(moved.length).toBeGreaterThan(all.length / 2);
    },
  );

  it("draws an arrow with the ratio of trained parameters, from full fine-tuning to LoRA", () => {
    const { lora, full } = count({ vertical: "accuracy", method: "LoRA", measured: MEASURED });
    for (const item of all.filter(({ composition }) => composition === "wide")) {
      const texts = getTexts(getScene(item)).map(({ content }) => content);
      const ratio = Math.round(full.trained / lora.trained);
      expect(texts).toContain(`about 1\u00a0in\u00a0${ratio} of the parameters`);
    }
  });

  it("claims of LoRA what the runs show, and compares a highlighted method", () => {
    const { lora, full } = count({ vertical: "accuracy", method: "LoRA", measured: MEASURED });
    expect(lora.accuracy).toBeGreaterThanOrEqual(full.accuracy);
    const claim = (values: Parameters<typeof figure.draw>[0]) => figure.draw(values).headline;
    expect(claim({})).toBe(
      "LoRA scores as high as full fine-tuning with 0.571\u00a0% of the parameters",
    );
    expect(claim({ vertical: "memory" })).toBe(
      "LoRA needs 58.0\u00a0% of full fine-tuning’s peak memory",
    );
    expect(claim({ vertical: "time", method: FULL })).toBe(
      "LoRA takes 45.0\u00a0% of full fine-tuning’s training time",
    );
    expect(claim({ method: "IA3" })).toBe(
      "IA3 scores 45.49\u00a0%, LoRA 47.38\u00a0%, full fine-tuning 47.16\u00a0%",
    );
    const prefix = figure.draw({ method: "Prefix tuning", vertical: "time" });
    expect(prefix.headline).toBe(
      "Prefix tuning takes 878.4\u00a0s, LoRA 966.7\u00a0s, full fine-tuning 2,147.3\u00a0s",
    );
    expect(prefix.alt).toContain(
      "Prefix tuning (best of 3 runs) trains 0.0892\u00a0% of the parameters; training time " +
        "878.4\u00a0s; LoRA at rank 64: 966.7\u00a0s; full fine-tuning: 2,147.3\u00a0s.",
    );
    expect(prefix.handles[0]!.values!.map(({ label }) => label)).toEqual([
      "accuracy",
      "memory",
      "time",
    ]);
    expect(figure.draw({ method: "OSF", vertical: "memory" }).alt).not.toContain("best of");
    // Another run of the method has the best accuracy.
    expect(claim({ method: "Prefix tuning" })).toContain("41.62\u00a0%");
  });

  it("states that one run is no verdict on a method, and which runs have names", () => {
    const { explanation } = figure.draw({});
    expect(explanation).toContain("a poor result belongs to the setting, not the method");
    expect(explanation).toContain(
      "names a dozen known methods; of several runs, the most accurate",
    );
    for (const composition of COMPOSITIONS) {
      const words = getTexts(figure.draw({}).compose(composition)).map(({ content }) => content);
      expect(words.join(" ")).toContain(
        "63 runs of Llama-3.2-3B, tested on GSM8K; one setting, one seed each",
      );
    }
    expect(explanation).toContain("AdaLoRA, LoHa and VeRA, which derive from LoRA, as methods of");
  });

  it("leaves a name beside its mark if a box touches the name's place, but does not cover it", () => {
    const mark = {
      position: [200, 100],
      ...{ radius: 4, label: "LoRA", bold: false, isRequired: true },
    } as const;
    const area = { left: 0, right: 400, top: 0, bottom: 200 };
    // At size 10, the name's place extends 5.1 px above its middle, and 6.7 px below.
    const getPlace = (edge: number, side: 1 | -1) =>
      placeLabels(
        [mark],
        { lines: [[220, 100 + side * (edge + 10), 100, 10]], texts: [] },
        [],
        area,
        10,
        reserveMonospaced,
      ).get(mark)!;
    for (const [edge, side] of [
      [7, 1],
      [5.5, -1],
    ] as const) {
      expect(getPlace(edge, side)).toMatchObject({ anchor: "start", leader: undefined });
      expect(getPlace(edge, side).to[1]).toBe(100);
      expect(getPlace(edge - 1, side).to[1]).not.toBe(100);
    }
  });
});
