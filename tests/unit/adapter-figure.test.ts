/** Tests what the adapter figure shows of an adapter file. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Adapter,
  computeNorm,
  countDirections,
  readAdapter,
  readScaling,
} from "../../src/adapter/index.js";
import { EXAMPLE } from "../../src/figures/adapter/example.js";
import { adapter as figure } from "../../src/figures/adapter/index.js";
import { shortenPatterns, sortPatterns } from "../../src/figures/adapter/names.js";
import { count, countAt, type Input } from "../../src/figures/adapter/numbers.js";
import { resolve } from "../../src/figures/adapter/resolve.js";
import { reserve } from "../../src/figures/lines.js";
import { describePicture, listParts } from "../../src/figures/parts.js";
import { COMPOSITIONS, type Path, type Scene, type Text } from "../../src/scene.js";
import { parseTag } from "../../src/tag/arguments.js";
import { renderTag } from "../../src/tag/evaluate.js";
import { toSource } from "../support/adapter-file.js";
import { arbitraryAdapter, createAdapter, createPair } from "../support/adapters.js";
import { getSceneText } from "../support/drawings.js";
import { runs } from "../support/draws.js";
import { faults, findNodes } from "../support/faults.js";

describe("the numbers of the adapter figure", () => {
  it("of the example are those of the file", () => {
    const folder = "tests/reference/adapter";
    const read = (name: string) => readFileSync(`${folder}/${name}`);
    const config = JSON.parse(String(read("adapter_config.json")));
    const file = readAdapter(toSource(read("adapter_model.safetensors")), readScaling(config));
    const [actual, expected] = [{ file: EXAMPLE }, { file }].map((values) => resolve(values));
    expect(actual).toEqual(expected);
  });

  it("are the norms and the exact number of directions at each whole percent, from the page's data", () => {
    fc.assert(
      fc.property(arbitraryAdapter, fc.integer({ min: 50, max: 99 }), (file, share) => {
        const input: Input = JSON.parse(JSON.stringify(resolve({ file, share })));
        const modules = count(input).rows.flatMap(({ modules }) => modules.filter(Boolean));
        expect(modules).toHaveLength(file.updates.length);
        const key = (norm: number, directions: number) => `${norm.toPrecision(3)} ${directions}`;
        const actual = modules.map((module) => key(module!.norm, module!.directions)).sort();
        const expected = file.updates.map(({ sigmas }) =>
          key(computeNorm(sigmas), countDirections(sigmas, share / 100)),
        );
        expect(actual).toEqual(expected.sort());
      }),
      { numRuns: runs(40) },
    );
  });

  it("per entry divide by the root of d times k, so that another module can be the largest", () => {
    const updates = [
      { path: "layers.0.up", d: 400, k: 100, rank: 1, scale: 1, sigmas: [4] },
      { path: "layers.0.q", d: 10, k: 10, rank: 1, scale: 1, sigmas: [2] },
    ];
    const file = { updates, others: [], isScaleAssumed: false };
    expect(count(resolve({ file })).largest).toMatchObject({ kind: "up", norm: 4 });
    const entry = count(resolve({ file, measure: "entry" }));
    expect(entry.largest).toMatchObject({ kind: "q", norm: 0.2 });
    expect(entry.rows.map(({ norms }) => norms[0])).toEqual([0.2, 0.02]);
  });

  it("contain no weights and no singular values but those of one module", () => {
    const file = createAdapter({ family: "llama", layers: 32, rank: 16, size: 1, seed: 3 });
    const { kinds, example } = resolve({ file });
    expect(example.sigmas).toHaveLength(16);
    expect(JSON.stringify(kinds)).not.toContain("sigmas");
  });

  it("name no layer for a module outside of layers, also if there is one layer", () => {
    const update = (path: string, sigma: number) => ({
      ...{ path, d: 2, k: 2, rank: 1, scale: 1, sigmas: [sigma] },
    });
    const updates = [update("layers.31.q", 1), update("lm_head", 2)];
    const file = { updates, others: [], isScaleAssumed: false };
    const { rows, largest } = count(resolve({ file }));
    expect(largest).toMatchObject({ kind: "lm_head", layer: undefined });
    expect(rows[0]!.modules[0]).toMatchObject({ kind: "q", layer: 31 });
    expect(figure.draw({ file }).alt).toContain("Largest ‖ΔW‖: lm_head. ");
  });

  it("have the layers of the modules, also if the first layers have none", () => {
    const indices = fc.uniqueArray(fc.nat(300), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(indices, (layers) => {
        const update = { d: 2, k: 2, rank: 1, scale: 1, sigmas: [1] };
        const updates = layers.map((layer) => ({ ...update, path: `layers.${layer}.q` }));
        const counts = count(resolve({ file: { updates, others: [], isScaleAssumed: false } }));
        expect(counts.layers).toEqual([...layers].sort((a, b) => a - b));
        expect(counts.rows[0]!.modules.map((module) => module?.layer)).toEqual(counts.layers);
      }),
      { numRuns: runs(30) },
    );
  });

  it("give the singular values of the module that is named as the largest, of several as large", () => {
    const sigmas = fc.constantFrom([5, 0], [4, 3], [3, 0]);
    fc.assert(
      fc.property(fc.array(sigmas, { minLength: 1, maxLength: 9 }), (all) => {
        const updates = all.map((sigmas, layer) => ({
          ...{ path: `layers.${layer}.q`, d: 2, k: 2, rank: 2, scale: 1, sigmas },
        }));
        const file = { updates, others: [], isScaleAssumed: false };
        const { largest, exampleModule } = count(resolve({ file }));
        expect(exampleModule).toEqual(largest);
      }),
      { numRuns: runs(30) },
    );
  });

  it("take at most one entry of page data for each change of a module's directions", () => {
    fc.assert(
      fc.property(arbitraryAdapter, (file) => {
        const { kinds } = resolve({ file });
        const steps = kinds.flatMap((kind) => kind.steps.split(" ").filter(Boolean));
        expect(steps).toHaveLength(file.updates.length);
        const shares = Array.from({ length: 50 }, (_, index) => 50 + index);
        for (const item of steps) {
          const changes = new Set(shares.map((share) => countAt(item, share))).size - 1;
          // A letter is a distance of up to 26 %, so that half of the shares need one more.
          expect(item.replace(/[^a-z]/g, "").length).toBeLessThanOrEqual(changes + 1);
        }
      }),
      { numRuns: runs(20) },
    );
  });

  it("of the experts of a layer are those of one matrix with the experts as blocks", () => {
    const sigmas = fc
      .array(fc.double({ min: 0.1, max: 9, noNaN: true }), { minLength: 2, maxLength: 2 })
      .map((list) => list.sort((a, b) => b - a));
    fc.assert(
      fc.property(fc.array(sigmas, { minLength: 2, maxLength: 8 }), (experts) => {
        const paths = experts.map((_, index) => `layers.0.mlp.experts.${index}.up_proj`);
        const updates = [...paths, "layers.0.mlp.shared_expert.up_proj"].map((path, index) => ({
          ...{ path, d: 4, k: 9, rank: 2, scale: 1, sigmas: experts[index] ?? [1, 1] },
        }));
        const file = { updates, others: [], isScaleAssumed: false };
        const [row] = count(resolve({ file })).rows.filter(({ kind }) => kind.experts);
        const all = experts.flat().sort((a, b) => b - a);
        expect(row!.kind).toMatchObject({ name: "experts up_proj", experts: experts.length });
        expect(row!.modules).toHaveLength(1);
        expect(row!.modules[0]).toMatchObject({
          norm: Number(computeNorm(all).toPrecision(3)),
          rank: all.length,
          directions: countDirections(all, 0.9),
        });
        const [entry] = count(resolve({ file, measure: "entry" })).rows.filter(
          ({ kind }) => kind.experts,
        );
        const entries = 4 * 9 * experts.length;
        expect(entry!.norms[0] / (row!.norms[0] / Math.sqrt(entries))).toBeCloseTo(1, 9);
      }),
      { numRuns: runs(30) },
    );
  });

  it("reject names that differ only by zeros or contain *, because they would hide other modules", () => {
    const update = (path: string) => ({ path, d: 2, k: 2, rank: 1, scale: 1, sigmas: [1] });
    const draw = (...paths: readonly string[]) =>
      figure.draw({ file: { updates: paths.map(update), others: [], isScaleAssumed: false } });
    expect(() => draw("layers.07.q", "layers.7.q")).toThrow(
      'file must be an adapter with one module of each name and layer, without *; got "layers.7.q"',
    );
    expect(() => draw("layers.*.q", "layers.7.q")).toThrow(
      'file must be an adapter with one module of each name and layer, without *; got "layers.*.q"',
    );
    expect(() => draw("layers.0.experts.1.q", "layers.0.experts.01.q")).toThrow(
      'got "layers.0.experts.01.q"',
    );
    expect(() => draw("layers.07.q", "layers.8.q", "layers.8.0.q")).not.toThrow();
  });

  it("reject an adapter with more kinds of modules or layers than the figure has room for", () => {
    const update = (path: string) => ({ path, d: 2, k: 2, rank: 1, scale: 1, sigmas: [1] });
    const draw = (paths: readonly string[]) =>
      figure.draw({ file: { updates: paths.map(update), others: [], isScaleAssumed: false } });
    const names = Array.from({ length: 15 }, (_, index) => `layers.0.m${index}`);
    expect(() => draw(names)).toThrow(
      "file must be an adapter with at most 14 kinds of modules (lora-visualizer FILE -o adapter.csv lists any number); got 15",
    );
    expect(() => draw(names.slice(1))).not.toThrow();
    expect(() => draw(Array.from({ length: 257 }, (_, index) => `h.${index}.q`))).toThrow(
      "at most 256 layers",
    );
  });
});

describe("an adapter in page data", () => {
  const draw = (file: unknown) => {
    const tag = parseTag("<% lora figure=adapter, file=x %>");
    if ("error" in tag) throw tag.error;
    return renderTag(tag.args, { x: file });
  };
  const update = { path: "q", d: 2, k: 2, rank: 1, scale: 1, sigmas: [1] };
  const adapter = { updates: [update], others: [], isScaleAssumed: false };

  it("that lacks a part or has a wrong value is rejected in one line", () => {
    const wrongUpdates = [
      1,
      null,
      ...Object.keys(update).map((key) => ({ ...update, [key]: undefined })),
      ...[{ path: 1 }, { d: 0 }, { k: -1 }, { rank: 2 }, { scale: Number.NaN }],
      ...[[], ["1"], [Number.NaN], [-1], [Infinity], [1e200], "1", { length: 1 }].map((sigmas) => ({
        sigmas,
      })),
      { rank: 2, sigmas: [1, 2] },
    ].map((changes) =>
      changes && typeof changes === "object" ? { ...update, ...changes } : changes,
    );
    const wrong = [
      ...[1, [], {}, { updates: [] }, { ...adapter, updates: [] }, { ...adapter, others: [1] }],
      { ...adapter, isScaleAssumed: undefined },
      ...wrongUpdates.map((item) => ({ ...adapter, updates: [update, item] })),
    ];
    for (const file of wrong) {
      const message = /^file must be the path of an adapter_model\.safetensors; got .+$/;
      expect(() => figure.draw({ file: file as Adapter }), JSON.stringify(file)).toThrow(message);
      expect(() => draw(file), JSON.stringify(file)).toThrow(message);
    }
  });

  it("that is a copy of one that this package has read is drawn", () => {
    expect(() => draw(adapter)).not.toThrow();
    expect(() => draw(structuredClone(EXAMPLE))).not.toThrow();
  });
});

describe("the names of the adapter figure", () => {
  const shorten = (patterns: readonly string[]) => shortenPatterns(sortPatterns(patterns));

  it("are short, different, and in the order of the data", () => {
    const llama = ["down_proj", "gate_proj", "up_proj"].map((name) => `model.layers.*.mlp.${name}`);
    const attention = ["k_proj", "o_proj", "q_proj"].map(
      (name) => `model.layers.*.self_attn.${name}`,
    );
    expect(shorten(["lm_head", ...llama, ...attention, "model.embed_tokens"])).toEqual([
      ...["embed_tokens", "q_proj", "k_proj", "o_proj"],
      ...["gate_proj", "up_proj", "down_proj", "lm_head"],
    ]);
    expect(
      shorten(["h.*.attn.c_proj", "h.*.mlp.c_fc", "h.*.mlp.c_proj", "h.*.attn.c_attn"]),
    ).toEqual(["c_attn", "attn c_proj", "c_fc", "mlp c_proj"]);
    expect(
      shorten([
        "decoder.block.*.layer.1.EncDecAttention.q",
        "decoder.block.*.layer.0.SelfAttention.q",
        "encoder.block.*.layer.0.SelfAttention.q",
      ]),
    ).toEqual(["encoder q", "decoder SelfAttention q", "decoder EncDecAttention q"]);
    expect(shorten(["blocks.*.attn.to_q", "blocks.*.attn.to_out.0", "blocks.*.ff.net.2"])).toEqual([
      ...["to_q", "to_out 0", "net 2"],
    ]);
  });
});

describe("the picture of the adapter figure", () => {
  /** Returns the bars of rows' directions. Each row has a group for updates before them. The last group is the singular values. */
  const getRows = (scene: Scene) =>
    findNodes(scene, "group")
      .slice(0, -1)
      .filter((_, index) => index % 2);

  it("lists each kind of module with the sizes and directions of all its modules", () => {
    fc.assert(
      fc.property(arbitraryAdapter, (file) => {
        const drawing = figure.draw({ file });
        const { rows } = count(resolve({ file }));
        const items = describePicture(drawing).items.filter(
          ({ name }) => name !== "singular values",
        );
        const known = (row: (typeof rows)[number]) =>
          row.modules.filter((module) => module !== undefined);
        // Modules outside of layers are below the others.
        const ordered = [...rows].sort(
          (a, b) => Number(a.kind.isOutside ?? false) - Number(b.kind.isOutside ?? false),
        );
        expect(items.map(({ name, facts }) => [name, facts.sizes, facts.directions])).toEqual(
          ordered.map((row) => [
            row.kind.name,
            known(row).map(({ norm }) => norm),
            known(row).map(({ directions }) => directions),
          ]),
        );
        for (const [index, { words }] of items.entries()) {
          const [, list = ""] = /; directions (.*) of /.exec(words)!;
          expect(list.split(", ").map(Number)).toEqual(items[index]!.facts.directions);
        }
      }),
      { numRuns: runs(20) },
    );
  });

  it("breaks the name of a module into lines without changing it, apart from all else", () => {
    const word = fc.stringMatching(/^[a-z]{1,9}$/);
    // Each word has a separator before it, or starts with a capital.
    const rest = fc.array(fc.tuple(fc.constantFrom("_", "-", ""), word), { maxLength: 6 });
    const names = fc
      .tuple(word, rest)
      .map(([first, parts]) =>
        parts.reduce(
          (name, [separator, [letter = "", ...letters]]) =>
            name + (separator ? separator + letter : letter.toUpperCase()) + letters.join(""),
          first,
        ),
      );
    const room = { x: 0, y: 0, width: 560, height: 380 };
    let broken = 0;
    const property = (name: string) => {
      const update = { path: `layers.0.${name}`, d: 2, k: 2, rank: 1, scale: 1, sigmas: [1] };
      const file = { updates: [update], others: [], isScaleAssumed: false };
      const drawing = figure.draw({ file });
      for (const composition of COMPOSITIONS) {
        const scene = drawing.compose(composition);
        // Numbers of directions are bold and centered.
        const written = listParts(scene)[0]!.nodes.flatMap((node) =>
          node.type === "text" && node.bold && node.anchor === "start"
            ? [node.runs.map(({ text }) => text).join("")]
            : [],
        );
        if (written.length > 1) broken++;
        for (const [index, line] of written.slice(1).entries())
          expect(/[_-]$/.test(written[index]!) || /^[A-Z]/.test(line)).toBe(true);
        expect(written.join("")).toBe(name);
        for (const { compose } of [drawing, figure.draw(createPair(file, name.length))])
          expect(faults(compose(composition), "DejaVu Sans")).toEqual([]);
      }
      const children = drawing.card.draw(room, reserve);
      expect(faults({ ...room, title: "", desc: "", children }, "DejaVu Sans")).toEqual([]);
      const [{ runs }] = children.filter((node) => node.type === "text") as [Text];
      expect(name.startsWith(runs[0]!.text.replace("…", ""))).toBe(true);
    };
    fc.assert(fc.property(names, property), { numRuns: runs(40) });
    expect(broken).toBeGreaterThan(10);
  });

  it("draws the ranks of all modules at one scale, and those of experts as their mean", () => {
    const rank = fc.integer({ min: 1, max: 32 });
    fc.assert(
      fc.property(rank, rank, fc.integer({ min: 2, max: 8 }), (single, ofExpert, experts) => {
        const toUpdate = (path: string, rank: number) => ({
          ...{ path, d: 999, k: 999, rank, scale: 1 },
          sigmas: Array.from({ length: rank }, () => 1),
        });
        const updates = [
          toUpdate("layers.0.q", single),
          ...Array.from({ length: experts }, (_, index) =>
            toUpdate(`layers.0.mlp.experts.${index}.up`, ofExpert),
          ),
        ];
        const drawing = figure.draw({ file: { updates, others: [], isScaleAssumed: false } });
        for (const composition of COMPOSITIONS) {
          const rows = getRows(drawing.compose(composition));
          // In half pixels, from the top of the bars to their lower end.
          const depths = rows.map(({ children }) => {
            const bars = children.find(
              (node) => node.type === "path" && node.fill === "tint" && /^M0 \d/.test(node.d),
            );
            const [, top, end] = /^M0 (\d+)(?:h\d+)?V(\d+)/.exec((bars as Path).d)!;
            return Number(end) - Number(top);
          });
          const max = Math.max(single, ofExpert);
          const full = 2 * (composition === "wide" ? Math.min(64, 8 * max) : Math.min(56, 7 * max));
          expect(Math.max(...depths)).toBe(full);
          for (const [index, rank] of [single, ofExpert].entries())
            expect(Math.abs(depths[index]! - (full * rank) / max)).toBeLessThanOrEqual(0.5);
        }
      }),
      { numRuns: runs(30) },
    );
  });

  it("has modules outside of layers below the numbers of layers, at none of them", () => {
    const update = (path: string) => ({ path, d: 2, k: 2, rank: 1, scale: 1, sigmas: [1] });
    const updates = ["embed_tokens", "layers.0.q", "layers.1.q", "lm_head"].map(update);
    const drawing = figure.draw({ file: { updates, others: [], isScaleAssumed: false } });
    for (const composition of COMPOSITIONS) {
      const scene = drawing.compose(composition);
      const texts = findNodes(scene, "text");
      const find = (content: string) =>
        texts.find(({ runs, fill }) => runs[0]!.text === content && fill === "muted")!;
      const yOf = (name: string) => {
        const { nodes } = listParts(scene).find((item) => item.name === name)!;
        return Math.min(...nodes.flatMap((node) => (node.type === "text" ? [node.y] : [])));
      };
      const rows = getRows(scene);
      expect(rows).toHaveLength(3);
      for (const name of ["embed_tokens", "lm_head"])
        expect(yOf(name)).toBeGreaterThan(find("layer").y);
      expect(yOf("q")).toBeLessThan(find("layer").y);
      const last = find("1").x;
      for (const row of rows.slice(1)) expect(row.x).toBeGreaterThan(last);
    }
  });
});

describe("the directions of an update", () => {
  const count = (sigma: number) => {
    const rest = Array.from({ length: 255 }, () => 0);
    const update = { path: "layers.0.q", d: 999, k: 999, rank: 256, scale: 1 };
    const file = {
      updates: [{ ...update, sigmas: [sigma, ...rest] }],
      others: [],
      isScaleAssumed: false,
    };
    const [, row] = findNodes(figure.draw({ file }).compose("wide"), "group");
    return row!.children.filter((node) => node.type === "path" && node.fill === "a").length;
  };

  it("are visible if there is one of 256, and not if there is none", () => {
    expect(count(1)).toBe(1);
    expect(count(0)).toBe(0);
  });
});

describe("the words of the adapter figure", () => {
  const texts = (drawing: ReturnType<typeof figure.draw>) => [
    ...COMPOSITIONS.map((composition) => getSceneText(drawing.compose(composition))),
    drawing.alt,
  ];

  it("never say that a lower rank would have been enough, and say that this is not shown", () => {
    for (const values of figure.examples)
      for (const text of texts(figure.draw(values))) {
        expect(text.replaceAll("\n", " ")).toMatch(/which rank would have done as well/);
        expect(text).not.toMatch(/enough|suffic|wasted|unnecessary/i);
      }
  });

  it("name the modules of other tensors, such as those of modules_to_save", () => {
    const describe = (others: readonly string[]) =>
      figure.draw({ file: { ...EXAMPLE, others } }).caption;
    expect(
      describe(["score.weight", "model.layers.0.norm.weight", "model.layers.1.norm.bias"]),
    ).toMatch(/; the file also has tensors of score and norm, which are not drawn$/);
    expect(describe([])).not.toContain("also has");
  });

  it.each([
    [{}, []],
    [{ hasMagnitudes: true }, ["DoRA’s magnitudes"]],
    [{ hasBiases: true }, ["LoRA’s biases"]],
    [{ hasMagnitudes: true, hasBiases: true }, ["DoRA’s magnitudes", "LoRA’s biases"]],
  ] as const)("say of an adapter with %o that these are not shown", (changes, undrawn) => {
    for (const text of texts(figure.draw({ file: { ...EXAMPLE, ...changes } })))
      expect(text.match(/DoRA’s\smagnitudes|LoRA’s\sbiases/g) ?? []).toEqual(
        undrawn.map((words) => expect.stringMatching(words.replace(" ", "\\s"))),
      );
  });

  it("state the factor, that it is assumed, or that modules differ", () => {
    const draw = (changes: object) =>
      getSceneText(figure.draw({ file: { ...EXAMPLE, ...changes } }).compose("wide")).replaceAll(
        "\n",
        " ",
      );
    expect(draw({})).toContain("s\u00a0=\u00a02. ");
    expect(draw({ isScaleAssumed: true })).toContain("s\u00a0=\u00a02 is assumed");
    const [first, ...rest] = EXAMPLE.updates;
    expect(draw({ updates: [{ ...first, scale: 3 }, ...rest] })).toContain(
      "s differs between modules",
    );
  });

  it("write sizes from 1 to below 10,000 without a power of ten, and others with a multiple of 3", () => {
    const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    const property = (size: number) => {
      const update = { path: "layers.0.q", d: 2, k: 2, rank: 1, scale: 1, sigmas: [size] };
      const file = { updates: [update], others: [], isScaleAssumed: false };
      const cell = figure.draw({ file }).table().rows[0]!.at(-2)!;
      const [, digits = "", sign, power = ""] =
        /^([\d.,]+)(?:\u00a0×\u00a010(⁻?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+))?$/.exec(cell)!;
      const exponent =
        (sign ? -1 : 1) * Number([...power].map((digit) => superscripts.indexOf(digit)).join(""));
      const factor = Number(digits.replaceAll(",", ""));
      expect((factor * 10 ** exponent) / size).toBeCloseTo(1, 9);
      if (size >= 1 && size < 10_000) expect(power).toBe("");
      else {
        expect(exponent % 3 === 0 && exponent !== 0).toBe(true);
        expect(factor).toBeGreaterThanOrEqual(1);
        expect(factor).toBeLessThan(1000);
      }
    };
    for (const size of [0.999, 1, 999, 1000, 9990, 10_000]) property(size);
    const size = fc
      .tuple(fc.integer({ min: 100, max: 999 }), fc.integer({ min: -12, max: 6 }))
      .map(([digits, power]) => Number(`${digits}e${power}`));
    fc.assert(fc.property(size, property), { numRuns: runs(60) });
  });

  it("of an adapter that was not trained say so", () => {
    const file = createAdapter({ family: "llama", layers: 2, rank: 4, size: 0, seed: 1 });
    for (const text of texts(figure.draw({ file })))
      expect(text.replaceAll("\n", " ")).toContain("Every update is 0: nothing was trained");
  });
});
