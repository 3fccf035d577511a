/** Tests the methods figure: measured runs, their names and labels. */
import { describe, expect, it } from "vitest";
import { methods as figure } from "../../src/figures/methods/index.js";
import { count, parseRuns, VERTICALS, type Vertical } from "../../src/figures/methods/numbers.js";
import { MEASURED, METHODS } from "../../src/figures/methods/runs.js";
import { COMPOSITIONS, type Scene } from "../../src/scene.js";
import reference from "../reference/peft-runs.json" with { type: "json" };
import { isExam } from "../support/draws.js";
import { findNodes } from "../support/faults.js";
import { FONTS, textBox } from "../support/measure.js";

const runs = reference.runs.toSorted((a, b) => a.trainable - b.trainable || (a.id < b.id ? -1 : 1));

const RUNS = parseRuns(MEASURED);

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

/** Returns the centers of dots in painting order. The last three dots are in the key. */
const getDots = (scene: Scene) =>
  findNodes(scene, "path").flatMap(({ d, fill }) =>
    [...d.matchAll(/M([\d.-]+) ([\d.-]+)a([\d.]+) [\d.]+ 0 1 0 /g)].map((match) => {
      const [, x, y, r] = match.map(Number);
      return { x: x! + r!, y: y!, r: r!, fill };
    }),
  );

/** Returns points on leader lines and brackets. */
const getLines = (scene: Scene) =>
  findNodes(scene, "path")
    .flatMap(({ d }) => d.split(/(?=M)/))
    .flatMap((d) => {
      const corners = /^M[\d.]+ [\d.]+(L[\d.]+ [\d.]+)+$/.test(d)
        ? d
            .slice(1)
            .split("L")
            .map((item) => item.split(" ").map(Number))
        : bracket(d);
      return corners.slice(1).flatMap(([toX, toY], index) => {
        const [x, y] = corners[index]!;
        const steps = Math.ceil(4 * Math.hypot(toX! - x!, toY! - y!));
        return Array.from({ length: steps + 1 }, (_, at) => ({
          x: x! + ((toX! - x!) * at) / steps,
          y: y! + ((toY! - y!) * at) / steps,
        }));
      });
    });

/** Returns the corners of a bracket's path. */
function bracket(d: string): number[][] {
  const match = /^M([\d.]+) ([\d.]+)v-5H([\d.]+)v5$/.exec(d)?.map(Number);
  if (!match) return [];
  const [, left, low, right] = match;
  return [
    [left!, low!],
    [left!, low! - 5],
    [right!, low! - 5],
    [right!, low!],
  ];
}

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

const VALUES: Readonly<Record<Vertical, (run: (typeof runs)[number]) => number>> = {
  accuracy: ({ testAccuracy }) => 100 * testAccuracy,
  memory: ({ peakBytes }) => peakBytes / 1e9,
  time: ({ trainSeconds }) => trainSeconds,
};

describe("the methods figure", () => {
  it("has every published run with its exact numbers in its table", () => {
    const { rows } = figure.draw({}).table();
    expect(rows.length).toBe(45);
    const exact = (value: number) => value.toLocaleString("en-US");
    const seconds = (value: number) =>
      value.toLocaleString("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    for (const [index, run] of runs.entries()) {
      const [number, , , ...values] = rows[index]!;
      expect(number).toBe(String(index + 1));
      expect(values.slice(0, 4)).toEqual([
        exact(run.trainable),
        `${Number((100 * run.testAccuracy).toFixed(2))}\u00a0%`,
        exact(run.peakBytes),
        `${seconds(run.trainSeconds)}\u00a0s`,
      ]);
    }
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

  it("states the rank of each run by each measurement", () => {
    for (const vertical of VERTICALS) {
      const places = figure
        .draw({ vertical })
        .table()
        .rows.map((row) => Number(row.at(-1)));
      const values = runs.map((run) => VALUES[vertical](run) * (vertical === "accuracy" ? -1 : 1));
      const sorted = values.toSorted((a, b) => a - b);
      expect(places).toEqual(values.map((value) => 1 + sorted.indexOf(value)));
    }
  });

  it("names at most twelve runs by the stated rule, and gives every run one label", () => {
    let numbered = 0;
    for (const item of all) {
      const { named } = count({ ...item, measured: MEASURED });
      expect(named.size).toBeLessThanOrEqual(12);
      const labels = getTexts(getScene(item)).filter(
        ({ size }) => size === (item.composition === "wide" ? 12 : 11),
      );
      const isNumber = ({ content }: { content: string }) => /^\d+$/.test(content);
      const numbers = labels.filter(isNumber).map(({ content }) => Number(content));
      const names = labels.filter((label) => !isNumber(label)).map(({ content }) => content);
      expect(labels.length, JSON.stringify(item)).toBe(RUNS.length);
      // Each run has its number or its name. Highlighted runs always have a name.
      for (const { number, name, method } of RUNS.filter((run) => !numbers.includes(run.number))) {
        expect(names, `${JSON.stringify(item)} ${number}`).toContain(name);
        expect([...named].some((run) => run.number === number) || method === "LoRA").toBe(true);
      }
      const bold = RUNS.filter(({ name, method }) => name === "LoRA" || method === item.method);
      for (const { number } of bold) expect(numbers, JSON.stringify(item)).not.toContain(number);
      numbered += named.size - names.length;
    }
    // A few names do not fit near their dots.
    expect(numbered).toBeGreaterThan(0);
    expect(numbered).toBeLessThan(all.length / 2);
    const names = [...count({ vertical: "time", method: "LoRA", measured: MEASURED }).named];
    expect(names.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual([
      1, 3, 4, 11, 22, 29, 36, 38, 41, 44, 45,
    ]);
  });

  it("places every run at its values on the axes", () => {
    /** Returns the largest distance of a dot from its value times `shift`. */
    const offsets = (item: (typeof all)[number], shift = 1) => {
      const scene = getScene(item);
      const size = item.composition === "wide" ? 13.5 : 12;
      const ticks = getTexts(scene).filter(
        (text) => text.size === size && /^[\d,]+(\u00a0[kM])?$/.test(text.content),
      );
      const number = (text: string) =>
        Number(text.replace(/[,\u00a0kM]/g, "")) *
        (text.endsWith("k") ? 1e3 : text.endsWith("M") ? 1e6 : 1);
      const axes = {
        x: ticks.filter(({ anchor }) => anchor === "middle"),
        y: ticks.filter(({ anchor }) => anchor === "end"),
      };
      // The ticks of each panel are consecutive.
      const splitPanels = (list: typeof ticks, begins: (at: number) => boolean) => {
        const panels: (typeof ticks)[] = [];
        for (const [index, tick] of list.entries()) {
          if (begins(index)) panels.push([]);
          panels.at(-1)!.push(tick);
        }
        return panels;
      };
      const xs = splitPanels(axes.x, (at) => /^(10.k|100.k|7.M)$/.test(axes.x[at]!.content));
      const ys = splitPanels(axes.y, (at) => {
        const [before, current] = [axes.y[at - 1], axes.y[at]!];
        return (
          !before || number(current.content) <= number(before.content) || current.x !== before.x
        );
      });
      expect([xs.length, ys.length]).toEqual([3, 3]);
      const createScale =
        (v0: number, p0: number, v1: number, p1: number, map: (v: number) => number) =>
        (value: number) =>
          p0 + ((p1 - p0) * (map(value) - map(v0))) / (map(v1) - map(v0));
      const dots = getDots(scene).slice(0, -3);
      const transform = item.vertical === "time" ? Math.log : (value: number) => value;
      const isLora = (index: number) => RUNS[index]!.name === "LoRA";
      const actual = (index: number) => RUNS[index]!.method === item.method && !isLora(index);
      const other = (index: number) => !actual(index) && !isLora(index);
      const inPanel = [
        runs.map((_, index) => index),
        runs.flatMap(({ trainable }, index) => (trainable > 1e5 && trainable < 7e6 ? [index] : [])),
        runs.flatMap(({ trainable }, index) => (trainable > 7e6 && trainable < 1e7 ? [index] : [])),
      ];
      const results: number[] = [];
      for (const [panel, members] of inPanel.entries()) {
        const [x0, x1] = [xs[panel]![0]!, xs[panel]!.at(-2)!];
        const [y0, y1] = [ys[panel]![0]!, ys[panel]!.at(-1)!];
        const x = createScale(number(x0.content), x0.x, number(x1.content), x1.x, Math.log);
        const y = createScale(
          number(y0.content),
          y0.y - 0.35 * size,
          number(y1.content),
          y1.y - 0.35 * size,
          transform,
        );
        for (const index of [other, isLora, actual].flatMap((kind) => members.filter(kind))) {
          const dot = dots.shift()!;
          expect(dot.fill).toBe(actual(index) ? "ink" : "paper");
          const value = VALUES[item.vertical](runs[index]!);
          results.push(Math.hypot(dot.x - x(runs[index]!.trainable), dot.y - y(value * shift)));
        }
      }
      expect(dots).toEqual([]);
      return Math.max(...results);
    };
    for (const entry of all.filter(({ method }) => ["LoRA", "IA3"].includes(method))) {
      expect(offsets(entry)).toBeLessThan(1.3);
      expect(offsets(entry, 1.1)).toBeGreaterThan(2);
    }
  });

  it.each(Object.keys(FONTS))("places no text on leader lines or brackets, in %s", (family) => {
    for (const item of all)
      expect(findCrossedTexts(getScene(item), family), JSON.stringify(item)).toEqual([]);
    const moved = all.filter((item) => findCrossedTexts(getScene(item), family, 12).length);
    expect(moved.length).toBeGreaterThan(all.length / 2);
  });

  it("draws no leader line through a dot, except through dots that cover the line's own dot", () => {
    let lines = 0;
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
        expect(crossedDots, `${JSON.stringify(item)} ${d}`).toEqual([]);
      }
    }
    expect(lines).toBeGreaterThan(all.length);
  });

  it("draws the highlighted method over LoRA, with both visible", () => {
    for (const composition of COMPOSITIONS) {
      const dots = getDots(getScene({ composition, vertical: "memory", method: "AdaLoRA" }));
      const first = dots.findIndex(({ fill }) => fill === "ink");
      const [lora, ada] = dots.slice(first - 1) as [(typeof dots)[0], (typeof dots)[0]];
      expect([ada.fill, lora.fill]).toEqual(["ink", "paper"]);
      const distance = Math.hypot(ada.x - lora.x, ada.y - lora.y);
      expect(distance).toBeLessThan(3);
      // Includes half a pixel of background and LoRA's ring of 1 px.
      expect(distance + (lora.r - 1) - (ada.r + 0.5)).toBeGreaterThan(1);
    }
  });

  it("places names near their dots, except the names of highlighted runs", () => {
    const lengths: number[] = [];
    for (const item of all) {
      const scene = getScene(item);
      const leaders = findNodes(scene, "path").filter(({ strokeWidth }) => strokeWidth === 0.75);
      const lines = leaders.flatMap(({ d }) =>
        d.split(/(?=M)/).map((part) =>
          part
            .slice(1)
            .split("L")
            .map((at) => at.split(" ").map(Number)),
        ),
      );
      for (const label of getTexts(scene).filter(({ content }) => /^[A-Z].*[a-z]/i.test(content)))
        for (const [[x, y], [toX, toY]] of lines as [[number, number], [number, number]][]) {
          const endsAtLabel =
            Math.abs(Math.abs(toX - label.x) - 3) < 0.6 && Math.abs(toY - label.y) < 5;
          const length = Math.hypot(toX - x, toY - y) / label.size;
          if (endsAtLabel && !label.bold) lengths.push(length);
        }
    }
    expect(Math.max(...lengths)).toBeGreaterThan(2);
    expect(Math.max(...lengths)).toBeLessThan(4);
  });

  it("keeps other numbers away from LoRA's mark", () => {
    const closest = (shift = 0) =>
      Math.min(
        ...all.flatMap((item) => {
          const scene = getScene(item);
          const size = item.composition === "wide" ? 12 : 11;
          const loras = findNodes(scene, "path").filter(({ fill }) => fill === "a");
          const [, x, y] = /^M([\d.]+) ([\d.]+)/.exec(loras[0]!.d)!.map(Number);
          const [atX, atY] = [x! - 0.5, y! + Math.floor(size / 3) + 0.5];
          return getTexts(scene)
            .filter((text) => text.size === size && /^\d+$/.test(text.content))
            .map((text) => {
              const { left, right, top, bottom } = textBox(text, "Arimo");
              const horizontal = Math.max(left + shift - atX, atX - right - shift, 0);
              return Math.hypot(horizontal, Math.max(top - atY, atY - bottom, 0));
            });
        }),
      );
    expect(closest()).toBeGreaterThan(8);
    expect(closest(-6)).toBeLessThan(8);
  });

  it("describes the chosen method, LoRA and full fine-tuning", () => {
    const getDrawing = (method: string, vertical: Vertical = "accuracy") => {
      const drawing = figure.draw({ method, vertical });
      const words = getTexts(drawing.compose("narrow")).map(({ content }) => content);
      return { ...drawing, words: words.join("\n"), card: drawing.card! };
    };
    const lora = getDrawing("LoRA");
    expect(lora.caption).toContain("LoRA at rank 64 trains 0.571\u00a0% of the parameters");
    expect(lora.words).toContain("Its variants\nLoRA-FA, BD-LoRA, DoRA");
    const prefix = getDrawing("Prefix tuning", "time");
    for (const text of [prefix.caption, prefix.alt])
      expect(text).toContain(
        "Prefix tuning (best of 2 runs) trains 0.0892\u00a0% of the parameters; training time " +
          "878.4\u00a0s; LoRA at rank 64: 966.7\u00a0s; full fine-tuning: 2,147.3\u00a0s.",
      );
    expect(prefix.words).toContain("Prefix tuning (best of 2 runs)\ntrains");
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

  it("states that one run is no verdict on a method, and states which runs have names", () => {
    const { explanation } = figure.draw({});
    expect(explanation).toContain("a poor result belongs to the setting, not the method");
    expect(explanation).toContain("most accurate run of each power of ten");
    for (const composition of COMPOSITIONS) {
      const words = getTexts(figure.draw({}).compose(composition)).map(({ content }) => content);
      expect(words.join(" ")).toContain("A point is one setting, not a verdict");
    }
  });
});
