/** Where the modules stand and how large they are, before anything is drawn. */
import type { TextStyle } from "../../scene.js";
import { reserve } from "../lines.js";
import type { Picture } from "../picture.js";
import type { ModuleCount, WholeCount } from "../whole-model.js";
import * as say from "./words.js";

/** Between two modules, px. */
const APART = 14;
/** Least sides that can be seen: a module's and a strip's, px. */
const LEAST = { side: 4, strip: 2 };
/** Room for the largest module's sides, px. */
const ROOM = { wide: { d: 128, k: 168 }, narrow: { d: 84, k: 100 } };

/** A module, its matrix's sides in px, and how its name and size are written. */
export interface Cell {
  readonly module: ModuleCount;
  readonly x: number;
  readonly d: number;
  readonly k: number;
  /** Left of the matrix and above it, for its strips. */
  readonly edge: number;
  readonly name: TextStyle;
  readonly dims: TextStyle;
}

interface Row {
  readonly cells: Cell[];
  height: number;
  width: number;
}

export interface Layout {
  readonly rows: readonly { readonly cells: readonly Cell[]; readonly height: number }[];
  /** Thickness of B and A, px. */
  readonly strip: number;
  readonly larger: readonly string[];
}

/** The modules side by side at one scale, in as many rows as they need. */
export function layoutOf(
  n: WholeCount,
  gap: number,
  { composition, metrics, room }: Picture,
): Layout {
  const most = ROOM[composition];
  const [d, k] = [
    Math.max(...n.modules.map((one) => one.d)),
    Math.max(...n.modules.map((one) => one.k)),
  ];
  // A rank past the largest sides takes as much room again, and no more.
  const scale = Math.min(
    most.d / d,
    most.k / k,
    (2 * most.d) / (d + n.rank),
    (2 * most.k) / (k + n.rank),
  );
  const side = (length: number) => Math.round(Math.max(LEAST.side, length * scale));
  const strip = Math.max(LEAST.strip, n.rank * scale);
  const edge = Math.ceil(strip + gap);
  const isThin = n.modules.some(({ d, k }) => Math.min(d, k) * scale < LEAST.side);
  const larger = [
    ...(isThin ? [say.thinSides] : []),
    ...(n.rank * scale < LEAST.strip ? [say.strips] : []),
  ];

  const rows: Row[] = [];
  for (const module of n.modules) {
    const [d, k] = [side(module.d), side(module.k)];
    const name = { size: metrics.size.text, bold: module.isTarget };
    const dims = { size: metrics.size.text - 1, fill: "muted" } as const;
    const labels = Math.max(
      reserve(say.moduleName(module), name.size, name.bold),
      reserve(say.moduleSize(module), dims.size),
    );
    const width = Math.ceil(Math.max(edge + k, labels));
    const last = rows.at(-1);
    const row: Row = last && last.width + width <= room ? last : { cells: [], height: 0, width: 0 };
    if (row !== last) rows.push(row);
    row.cells.push({ module, x: metrics.margin + row.width, d, k, edge, name, dims });
    row.width += width + APART;
    row.height = Math.max(row.height, edge + d);
  }
  return { rows, strip, larger };
}
