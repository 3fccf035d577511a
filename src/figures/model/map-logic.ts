/** Computes the arguments of the messages about the map, in every language. */
import { type Formats, plain } from "../../language-format.js";
import type { PageMessages } from "../../locales/en/model.ftl";
import type { Table, ViewTexts } from "../figure.js";
import { once, shareArgs, targetsText, writer } from "../logic.js";
import { sizeText } from "../texts.js";
import {
  countLayers,
  listRows,
  listRuns,
  type MapRow,
  type RankMap,
  type Run,
  type Stack,
} from "./map.js";
import { toShare } from "./numbers.js";

export type MapWords = ReturnType<typeof mapWords>;

const differs = (values: readonly number[]) => new Set(values).size > 1;

/** Between what ranks differ. */
function findSpread(rows: readonly MapRow[]) {
  if (!differs(listRuns(rows).map(({ rank }) => rank))) return "none";
  const isByLayer = rows.some(({ runs }) => differs(runs.map(({ rank }) => rank)));
  const toText = ({ runs }: MapRow) => JSON.stringify(runs.map(({ first, rank }) => [first, rank]));
  const isByModule = new Set(rows.map(toText)).size > 1;
  return isByLayer && isByModule ? "both" : isByLayer ? "layer" : "module";
}

/** The runs of a row by rank and α, in ascending order. */
function groupRuns({ runs }: MapRow): Run[][] {
  const groups = new Map<string, Run[]>();
  for (const run of [...runs].sort((a, b) => a.rank - b.rank || a.alpha - b.alpha)) {
    const key = `${run.rank} ${run.alpha}`;
    groups.set(key, [...(groups.get(key) ?? []), run]);
  }
  return [...groups.values()];
}

export function mapWords(
  f: Formats,
  m: PageMessages,
  totals: (counts: RankMap) => readonly string[],
) {
  const span = (low: number, high: number, write = f.exact) =>
    low === high ? write(low) : m.range({ low: write(low), high: write(high) });
  const spanOf = (values: readonly number[], write?: (value: number) => string) =>
    span(Math.min(...values), Math.max(...values), write);
  const args = once((map: RankMap) => {
    const runs = listRuns(listRows(map));
    const ranks = runs.map(({ rank }) => rank);
    const factors = runs.map(({ rank, alpha }) => alpha / rank);
    return {
      ...map,
      ...shareArgs(f, toShare(map)),
      spread: findSpread(listRows(map)),
      least: Math.min(...ranks),
      most: Math.max(...ranks),
      targetList: targetsText(f, m, map.targets),
      withAlpha: map.hasAlpha,
      factors: spanOf(factors, (value) => f.real(Number(value.toPrecision(3)))),
    } as const;
  });
  const write = writer(args);
  const withAlpha = (map: RankMap, { alpha }: Run) => map.hasAlpha && alpha !== map.alpha;
  const layersOf = (runs: readonly Run[]) =>
    f.list(runs.map(({ first, last }) => span(first, last)));
  const isLayered = (map: RankMap, row: MapRow) =>
    map.stacks.some(({ part, rows }) => part !== "outside" && rows.includes(row));
  const caption = write(m.mapCaption);
  return {
    headline: write(m.mapHeadline),
    deck: (map: RankMap, model: string) => m.mapDeck({ ...args(map), model }),
    caption,
    listed: caption,
    alt: (map) => plain(m.mapAlt(args(map))),
    total: ({ parameters }: MapRow) => f.exact(parameters),
    /** The labels of a run, the longest first. */
    runLabels(map: RankMap, run: Run): readonly string[] {
      const rank = f.exact(run.rank);
      return withAlpha(map, run) ? [m.mapRun({ rank: run.rank, alpha: run.alpha }), rank] : [rank];
    },
    stack: ({ part }: Stack) => m.mapStack({ part: part === "outside" ? "none" : part || "whole" }),
    tick: f.exact,
    layer: m.mapLayer,
    /** `raised` is the smallest rank that is drawn to scale. */
    reading: (map: RankMap, raised: number) =>
      m.mapReading({ raised: args(map).least < raised, rank: raised }),
    parts: {
      row(map: RankMap, row: MapRow) {
        const where = groupRuns(row).map((runs) =>
          m.mapWhere({
            rank: runs[0]!.rank,
            alpha: runs[0]!.alpha,
            withAlpha: withAlpha(map, runs[0]!),
            layered: isLayered(map, row),
            count: runs.reduce((sum, run) => sum + countLayers(run), 0),
            indices: layersOf(runs),
          }),
        );
        const { path, d, k, each, parameters } = row;
        const cells = row.runs.flatMap((run) =>
          Array.from({ length: countLayers(run) }, (_, index) => ({
            ...run,
            layer: run.first + index,
          })),
        );
        return {
          name: path,
          role: "series",
          words: m.mapRow({
            name: path,
            size: sizeText(f, d, k),
            where: where.join(m.comma),
            parameters,
          }),
          facts: {
            rows: d,
            columns: k,
            ...(isLayered(map, row) ? { layers: cells.map(({ layer }) => layer) } : {}),
            perLayer: each,
            ranks: cells.map(({ rank }) => rank),
            alphas: cells.map(({ alpha }) => alpha),
            parameters,
          },
        } as const;
      },
    },
    table(map: RankMap): Table {
      const [module, layers, trained] = m.mapHead;
      const rows = listRows(map).flatMap((row) =>
        groupRuns(row).map((runs) => [
          row.path,
          sizeText(f, row.d, row.k),
          isLayered(map, row) ? layersOf(runs) : "–",
          f.exact(runs[0]!.rank),
          f.real(runs[0]!.alpha),
          f.exact(
            runs.reduce(
              (sum, run) => sum + row.each * countLayers(run) * run.rank * (row.d + row.k),
              0,
            ),
          ),
        ]),
      );
      const values = totals(map);
      return {
        caption: m.mapTable(args(map)),
        head: [module, "*d*\u00a0×\u00a0*k*", layers, "*r*", "*α*", trained],
        rows: [
          ...rows,
          ...m.tableQuantities.map((quantity, index) => [
            quantity,
            m.tableFormulas[index]!,
            ...["", "", ""],
            values[index]!,
          ]),
        ],
      };
    },
  } satisfies ViewTexts<RankMap>;
}
