/** Tests the methods figure: measured runs, their positions, names and rank correlations. */
import { describe, expect, it } from "vitest";
import { methods as figure } from "../../src/figures/methods/index.js";
import { placeLabels } from "../../src/figures/methods/labels.js";
import { count, type Run, VERTICALS, type Vertical } from "../../src/figures/methods/numbers.js";
import { MEASURED, METHODS } from "../../src/figures/methods/runs.js";
import { toHtml } from "../../src/html/figure.js";
import { COMPOSITIONS, type Scene } from "../../src/scene.js";
import reference from "../reference/peft-runs.json" with { type: "json" };
import { isExam } from "../support/draws.js";
import { findNodes } from "../support/faults.js";
import { FONTS, textBox } from "../support/measure.js";

type Published = (typeof reference.runs)[number];

const { named, others } = count({ vertical: "accuracy", method: "LoRA", measured: MEASURED });
const RUNS = [...named, ...others];

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

/** Returns the dots in painting order, those of the key at the end. */
const getDots = (scene: Scene) =>
  findNodes(scene, "path").flatMap(({ d, fill }) =>
    [...d.matchAll(/M([\d.-]+) ([\d.-]+)a([\d.]+) [\d.]+ 0 1 0 /g)].map((match) => {
      const [, x, y, r] = match.map(Number);
      return { x: x! + r!, y: y!, r: r!, fill };
    }),
  );

/** Returns the centers of the diamonds in painting order: full fine-tuning, and its key. */
const getDiamonds = (scene: Scene) =>
  findNodes(scene, "path").flatMap(({ d, fill }) => {
    const [, x, y, r] = (/^M([\d.-]+) ([\d.-]+)l([\d.]+) /.exec(d) ?? []).map(Number);
    return r ? [{ x: x! + r, y: y!, r, fill }] : [];
  });

/** Returns points on leader lines, on the line of full fine-tuning, and on the line that joins LoRA's runs. */
const getLines = (scene: Scene) =>
  findNodes(scene, "path")
    .flatMap(({ d }) => d.split(/(?=M)/))
    .flatMap((d) => {
      const corners = /^M[\d.]+ [\d.]+(L[\d.]+ [\d.]+)+$/.test(d)
        ? d
            .slice(1)
            .split("L")
            .map((item) => item.split(" ").map(Number))
        : [];
      return corners.slice(1).flatMap(([toX, toY], index) => {
        const [x, y] = corners[index]!;
        const steps = Math.ceil(4 * Math.hypot(toX! - x!, toY! - y!));
        return Array.from({ length: steps + 1 }, (_, at) => ({
          x: x! + ((toX! - x!) * at) / steps,
          y: y! + ((toY! - y!) * at) / steps,
        }));
      });
    });

const pointsByScene = new WeakMap<Scene, ReturnType<typeof getLines>>();

/** Returns the texts that overlap a line. Texts are measured in the font `family` and moved by `shift` px. */
const findCrossedTexts = (scene: Scene, family: string, shift = 0) => {
  const points = pointsByScene.get(scene) ?? getLines(scene);
  pointsByScene.set(scene, points);
  return findNodes(scene, "text").flatMap((node) => {
    const { label, left, right, top, bottom } = textBox({ ...node, x: node.x + shift }, family);
    const isOn = points.some(({ x, y }) => x > left && x < right && y > top && y < bottom);
    return isOn ? [label] : [];
  });
};

/** The name of the line at the result of full fine-tuning. */
const FULL = "Full fine-tuning";

const LABEL_SIZES = { wide: 12.5, narrow: 11 };

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
      expect(name).toBe(RUNS[index]!.name);
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
      `Over the ${small.length} runs below 10\u00a0M parameters, the rank correlation of size and accuracy is ` +
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

  it("names the line of full fine-tuning, the highlighted run, and the other named runs if there is room", () => {
    const missing = { wide: 0, narrow: 0 };
    for (const item of all) {
      const size = LABEL_SIZES[item.composition];
      const texts = getTexts(getScene(item)).filter((text) => text.size === size);
      const counts = count({ ...item, measured: MEASURED });
      const { chosen, full } = counts;
      const names = texts.map(({ content }) => content);
      expect(new Set(names).size).toBe(names.length);
      const labels = [...counts.named, chosen].map((run) => (run === full ? FULL : run.name));
      const expected = new Set(labels);
      const required = [FULL, ...(chosen === full ? [] : [chosen.name])];
      for (const name of required) expect(names, JSON.stringify(item)).toContain(name);
      expect([...expected]).toEqual(expect.arrayContaining(names));
      missing[item.composition] += expected.size - names.length;
      const bold = texts.filter((text) => text.bold).map(({ content }) => content);
      expect(bold.toSorted()).toEqual(required.toSorted());
    }
    // On average. Other runs may cover the dots and their leader lines.
    expect(missing.wide / (all.length / 2)).toBeLessThan(0.3);
    expect(missing.narrow / (all.length / 2)).toBeLessThan(3);
  });

  it("places every run at its values, and runs outside the axis in the strips beside it", () => {
    /** Returns the largest distance of a dot from its value times `shift`. */
    const offsets = (item: (typeof all)[number], shift = 1) => {
      const scene = getScene(item);
      const size = item.composition === "wide" ? 13.5 : 12;
      const ticks = getTexts(scene).filter(
        (text) => text.size === size && /^[<>\u00a0\d,]+(\u00a0[kM])?$/.test(text.content),
      );
      const number = (text: string) =>
        Number(text.replace(/[<>,\u00a0kM]/g, "")) *
        (text.endsWith("k") ? 1e3 : text.endsWith("M") ? 1e6 : 1);
      const [below, ...columns] = ticks.filter(({ anchor }) => anchor === "middle");
      const above = columns.pop()!;
      expect([below!.content, above.content]).toEqual(["<\u00a0100\u00a0k", ">\u00a0200\u00a0M"]);
      const rows = ticks.filter(({ anchor }) => anchor === "end");
      const lowest = item.vertical === "accuracy" ? rows.shift()! : undefined;
      expect(lowest?.content).toBe(lowest && "<\u00a030");
      const createScale =
        (v0: number, p0: number, v1: number, p1: number, map: (v: number) => number) =>
        (value: number) =>
          p0 + ((p1 - p0) * (map(value) - map(v0))) / (map(v1) - map(v0));
      const [x0, x1] = [columns[0]!, columns.at(-1)!];
      const axis = createScale(number(x0.content), x0.x, number(x1.content), x1.x, Math.log);
      const x = (value: number) => (value < 1e5 ? below!.x : value > 2e8 ? above.x : axis(value));
      const [y0, y1] = [rows[0]!, rows.at(-1)!];
      const axisY = createScale(
        number(y0.content),
        y0.y - 0.35 * size,
        number(y1.content),
        y1.y - 0.35 * size,
        item.vertical === "time" ? Math.log : (value) => value,
      );
      const y = (value: number) => (lowest && value < 30 ? lowest.y - 0.35 * size : axisY(value));
      const dots = [...getDots(scene), ...getDiamonds(scene)];
      return Math.max(
        ...runs.map((run) => {
          const [toX, toY] = [x(run.trainable), y(VALUES[item.vertical](run) * shift)];
          return Math.min(...dots.map((dot) => Math.hypot(dot.x - toX, dot.y - toY)));
        }),
      );
    };
    for (const entry of all.filter(({ method }) => ["LoRA", "IA3"].includes(method))) {
      expect(offsets(entry)).toBeLessThan(1.5);
      expect(offsets(entry, 1.1)).toBeGreaterThan(2);
    }
  });

  it("draws a line at the result of full fine-tuning, from its name to its diamond", () => {
    for (const item of all) {
      const scene = getScene(item);
      const [level] = findNodes(scene, "path").filter(({ dash }) => dash);
      const [from, fromY, to, toY] = level!.d.match(/[\d.]+/g)!.map(Number) as [
        number,
        number,
        number,
        number,
      ];
      const name = getTexts(scene).find(({ content }) => content === FULL)!;
      expect(toY).toBe(fromY);
      expect(name.x - from).toBeLessThan(9);
      // Other runs may move the name away from the line.
      if (item.method === "LoRA") expect(fromY - name.y).toBeLessThan(10);
      const [diamond, inKey, ...rest] = getDiamonds(scene);
      expect([diamond!.x, diamond!.y], JSON.stringify(item)).toEqual([to, toY]);
      expect(inKey!.y).toBeGreaterThan(toY);
      expect(rest).toEqual([]);
    }
  });

  it("draws each run once: LoRA's family split, its ranks joined by a line, named runs as rings, others small", () => {
    for (const item of all) {
      const scene = getScene(item);
      const { named, others, family, ranks, highlighted, chosen } = count({
        ...item,
        measured: MEASURED,
      });
      // Without the marks of the key. A split dot has paper below it.
      const key = { family: 1, ink: chosen.method === item.method && highlighted.length ? 1 : 0 };
      const dots = getDots(scene);
      const split = findNodes(scene, "path").filter(({ fill }) => fill === "a");
      expect(split.length - key.family).toBe(family.length);
      const [line] = findNodes(scene, "path").filter(
        ({ d, stroke }) => stroke === "a" && d.includes("L"),
      );
      const corners = line!.d
        .slice(1)
        .split("L")
        .map((at) => at.split(" ").map(Number));
      // The line joins the runs that differ only in rank, with the larger rank at the right.
      expect(corners.length).toBe(ranks.length);
      for (const [index, [x]] of corners.slice(1).entries())
        expect(x).toBeGreaterThan(corners[index]![0]!);
      const [ring] = dots.filter(
        ({ fill, r }) => !fill && r > 5 - Number(item.composition === "narrow"),
      );
      expect([ring!.x, ring!.y]).toEqual(corners.at(-1));
      const isHighlighted = (run: Run) => highlighted.includes(run);
      const small = others.filter((run) => !family.includes(run) && !isHighlighted(run));
      const rings = named.filter(
        (run) => !family.includes(run) && !isHighlighted(run) && run.method !== FULL,
      );
      const isFull = item.method === "Full fine-tuning";
      const withKey = (length: number, isInKey: boolean) => length + (isInKey ? 1 : 0);
      expect(dots.filter(({ fill }) => fill === "frozen").length).toBe(
        withKey(small.length, item.method === "LoRA" || isFull),
      );
      expect(dots.filter(({ fill }) => fill === "paper").length).toBe(
        family.length + key.family + rings.length,
      );
      expect(dots.filter(({ fill }) => fill === "ink").length).toBe(
        withKey(highlighted.length, item.method !== "LoRA" && !isFull),
      );
    }
  });

  it("counts as other runs exactly the points without a name and of no family", () => {
    for (const method of ["LoRA", FULL])
      for (const vertical of VERTICALS)
        for (const composition of COMPOSITIONS) {
          const scene = figure.draw({ method, vertical }).compose(composition);
          const texts = getTexts(scene).map(({ content }) => content);
          const [stated] = texts.flatMap((text) => /^(\d+) other runs$/.exec(text)?.[1] ?? []);
          const drawn = getDots(scene).filter(({ fill }) => fill === "frozen").length - 1;
          expect(drawn, `${method} ${vertical}`).toBe(Number(stated));
          // Every other run of the plot has a mark that the key explains.
          const split = findNodes(scene, "path").filter(({ fill }) => fill === "a").length - 1;
          const rings = named.filter(({ method }) => method !== "LoRA").length;
          expect(drawn + split + rings).toBe(RUNS.length);
        }
    // By default, every named run keeps its name, in both pictures.
    for (const composition of COMPOSITIONS) {
      const texts = getTexts(figure.draw({}).compose(composition)).map(({ content }) => content);
      for (const { name } of named) expect(texts).toContain(name === "Full" ? FULL : name);
    }
  });

  it("places every name without a leader line closer to its own dot than to another named dot", () => {
    const plain = all.filter(({ method }) => method === "LoRA");
    /** Returns the names that are closer to another dot, if names are moved down by `shift` px. */
    const getMisplaced = (item: (typeof all)[number], shift = 0) => {
      const scene = getScene(item);
      const size = LABEL_SIZES[item.composition];
      const dots = getDots(scene).filter(({ fill }) => fill === "paper");
      const leaders = findNodes(scene, "path").filter(({ strokeWidth }) => strokeWidth === 0.75);
      const ends = leaders.flatMap(({ d }) =>
        d.split(/(?=M)/).map((line) => line.split("L")[1]!.split(" ").map(Number)),
      );
      return getTexts(scene).filter((text) => {
        if (text.size !== size || text.content === FULL || text.anchor === "middle") return false;
        const y = text.y + shift - 0.35 * size;
        const side = text.anchor === "start" ? 1 : -1;
        if (ends.some(([x, at]) => Math.hypot(x! - text.x, at! - y + shift) < 5)) return false;
        const near = dots.filter(
          (dot) => Math.abs(text.x - side * 8 - dot.x) < 4 && Math.abs(dot.y - y) < 20,
        );
        const [closest] = near.toSorted(
          (first, second) => Math.abs(first.y - y) - Math.abs(second.y - y),
        );
        return !closest || Math.abs(closest.y - y) > 0.6 * size;
      });
    };
    for (const item of plain)
      expect(
        getMisplaced(item).map(({ content }) => content),
        JSON.stringify(item),
      ).toEqual([]);
    expect(plain.flatMap((item) => getMisplaced(item, 9)).length).toBeGreaterThan(plain.length);
  });

  it.each(Object.keys(FONTS))(
    "places no text on leader lines or on the lines of the plot, in %s",
    (family) => {
      for (const item of all)
        expect(findCrossedTexts(getScene(item), family), JSON.stringify(item)).toEqual([]);
      const moved = all.filter((item) => findCrossedTexts(getScene(item), family, 12).length);
      expect(moved.length).toBeGreaterThan(all.length / 2);
    },
  );

  it("draws hardly any leader line through a dot, except through dots that cover the line's own dot", () => {
    let lines = 0;
    let crossing = 0;
    for (const item of all) {
      const scene = getScene(item);
      const dots = getDots(scene);
      const leaders = findNodes(scene, "path").filter(({ strokeWidth }) => strokeWidth === 0.75);
      for (const d of leaders.flatMap((leader) => leader.d.split(/(?=M)/))) {
        lines++;
        const points = getLines({ ...scene, children: [{ type: "path", d }] });
        const [{ x, y }] = points as [{ x: number; y: number }];
        const distant = dots.filter((dot) => Math.hypot(dot.x - x, dot.y - y) > 3 * dot.r);
        const crossedDots = distant.filter((dot) =>
          points.some((at) => Math.hypot(at.x - dot.x, at.y - dot.y) < dot.r),
        );
        if (crossedDots.length) crossing++;
      }
    }
    expect(lines).toBeGreaterThan(all.length);
    expect(crossing / lines).toBeLessThan(0.02);
  });

  it("describes the chosen method, LoRA and full fine-tuning", () => {
    const getDrawing = (method: string, vertical: Vertical = "accuracy") => {
      const drawing = figure.draw({ method, vertical });
      const words = getTexts(drawing.compose("narrow")).map(({ content }) => content);
      return { ...drawing, words: words.join("\n"), card: drawing.card! };
    };
    const lora = getDrawing("LoRA");
    expect(lora.caption).toContain("LoRA at rank 64 trains 0.571\u00a0% of the parameters");
    expect(lora.words).toContain(
      "LoRA at rank 64\ntrains 0.571\u00a0%, scores 47.38\u00a0%\nfull: 47.16\u00a0%",
    );
    expect(lora.words).toContain("49 other runs");
    const prefix = getDrawing("Prefix tuning", "time");
    for (const text of [prefix.caption, prefix.alt])
      expect(text).toContain(
        "Prefix tuning (best of 3 runs) trains 0.0892\u00a0% of the parameters; training time " +
          "878.4\u00a0s; LoRA at rank 64: 966.7\u00a0s; full fine-tuning: 2,147.3\u00a0s.",
      );
    expect(prefix.words).toContain("Prefix tuning (best of 3 runs)\ntrains");
    expect([prefix.card.subject, prefix.card.number]).toEqual([
      "Training time of Prefix tuning",
      "878.4\u00a0s",
    ]);
    expect(getDrawing("Full fine-tuning").card.subject).toBe("Test accuracy of full fine-tuning");
    expect(prefix.handles[0]!.values!.map(({ label }) => label)).toEqual([
      "accuracy",
      "memory",
      "time",
    ]);
    expect(getDrawing("OSF", "memory").caption).not.toContain("best of");
    // Another run of the method has the best accuracy.
    expect(getDrawing("Prefix tuning").caption).toContain("41.62\u00a0%");
  });

  it("keeps its height for every choice", () => {
    for (const composition of COMPOSITIONS) {
      const heights = all
        .filter((item) => item.composition === composition)
        .map((item) => getScene(item).height);
      expect(new Set(heights).size).toBe(1);
    }
  });

  it("states that one run is no verdict on a method, and which runs have names", () => {
    const { explanation } = figure.draw({});
    expect(explanation).toContain("a poor result belongs to the setting, not the method");
    expect(explanation).toContain(
      "names a dozen known methods; of several runs, the most accurate",
    );
    for (const composition of COMPOSITIONS) {
      const words = getTexts(figure.draw({}).compose(composition)).map(({ content }) => content);
      expect(words.join(" ")).toContain("A point is one setting, not\u00a0a\u00a0verdict");
    }
  });

  it("leaves a name beside its dot if a box touches the name's place, but does not cover it", () => {
    const dot = { position: [200, 100], label: "LoRA", isBold: false, isRequired: true } as const;
    const area = { left: 0, right: 400, top: 0, bottom: 200 };
    // At size 10, the name's place ends 6 px below the dot's center, and 5 px above it.
    const getPlace = (edge: number, side: 1 | -1) =>
      placeLabels([dot], [[220, 100 + side * (edge + 10), 100, 10]], [], area, 10)[0]!;
    for (const [edge, side] of [
      [6, 1],
      [5, -1],
    ] as const) {
      expect(getPlace(edge, side)).toMatchObject({ anchor: "start", line: undefined });
      expect(getPlace(edge, side).to[1]).toBe(100);
      expect(getPlace(edge - 0.25, side).to[1]).not.toBe(100);
    }
  });
});
