/** Draws the rooms of the code: its folders, and which of them import which. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { manifest } from "../../src/package.js";

type Sources = ReadonlyMap<string, string>;

/** The libraries inside this package. Other rooms import only their doors. */
const LIBRARIES: readonly string[] = ["src/counts", "src/adapter", "src/check", "plugin/epub"];

/** The entries of the package are doors too: `./counts` has less than figures need. */
const ENTRIES = Object.values(manifest.exports).map((entry) =>
  typeof entry === "string" ? entry : entry.default.replace(/^\.\/dist\/(.*)\.js$/, "$1.ts"),
);

/** Returns the TypeScript and JavaScript files of all rooms. */
export const readRooms = (): Sources =>
  new Map(
    ["src", "plugin", "scripts", "site"].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((name) => /\.(?:ts|js)$/.test(name) && !/(?:^|[/\\])node_modules[/\\]/.test(name))
        .map((name) => path.posix.join(folder, name.replaceAll("\\", "/")))
        .map((file): [string, string] => [file, readFileSync(file, "utf8")]),
    ),
  );

/** Returns the files that a source imports by a relative path, types included. */
export const getImports = (file: string, source: string, sources: Sources): readonly string[] =>
  [...source.matchAll(/\b(?:from|import) ?\(?"(\.[^"]+)"/g)].map(([, to = ""]) => {
    const imported = path.posix.join(path.posix.dirname(file), to);
    return sources.has(imported) ? imported : imported.replace(/\.js$/, ".ts");
  });

/** Returns the room of a file: "src/figures" for src/figures/model/logic.ts, "src" for src/lora.ts. */
function getRoom(file: string): string {
  if (/^src\/(?:index|public)\.ts$/.test(file)) return "src/index.ts";
  if (file === "plugin/index.ts") return "plugin/eleventy";
  const [top = "", next = "", ...rest] = file.split("/");
  return top === "site" || !rest.length ? top : `${top}/${next}`;
}

/** Returns the imports past the door of a library, as "from → to". */
export function importsPastDoors(sources: Sources): readonly string[] {
  const isPast = (from: string, to: string) =>
    LIBRARIES.some(
      (library) =>
        to.startsWith(`${library}/`) &&
        !from.startsWith(`${library}/`) &&
        to !== `${library}/index.ts` &&
        !ENTRIES.includes(to),
    );
  return [...sources].flatMap(([from, source]) =>
    getImports(from, source, sources)
      .filter((to) => isPast(from, to))
      .map((to) => `${from} → ${to}`),
  );
}

/** The import graph of the rooms. */
export function findArrows(sources: Sources): ReadonlyMap<string, ReadonlySet<string>> {
  const arrows = new Map<string, Set<string>>();
  for (const [file, source] of sources) {
    const room = getRoom(file);
    const others = arrows.get(room) ?? new Set();
    arrows.set(room, others);
    for (const to of getImports(file, source, sources))
      if (sources.has(to) && getRoom(to) !== room) others.add(getRoom(to));
  }
  return arrows;
}

/** The transitive imports of a room. Throws for a cycle. */
function findReached(
  room: string,
  arrows: ReadonlyMap<string, ReadonlySet<string>>,
  trail: readonly string[] = [],
): ReadonlySet<string> {
  if (trail.includes(room))
    throw new Error(`rooms import each other: ${[...trail, room].join(", ")}`);
  const next = [...(arrows.get(room) ?? [])];
  return new Set(next.flatMap((to) => [to, ...findReached(to, arrows, [...trail, room])]));
}

/** The import graph without implied arrows, in Mermaid. Throws for a cycle. */
export function drawRooms(sources: Sources): string {
  const arrows = findArrows(sources);
  const toId = (room: string) => room.replace(/\W/g, "_");
  const imported = new Set([...arrows.values()].flatMap((next) => [...next]));
  // Leaves out rooms that neither import nor are imported.
  const rooms = [...arrows]
    .filter(([room, next]) => next.size || imported.has(room))
    .map(([room]) => room)
    .sort();
  const nodes = rooms.map((room) =>
    LIBRARIES.includes(room) ? `${toId(room)}[["${room}"]]` : `${toId(room)}["${room}"]`,
  );
  const lines = rooms.flatMap((room) => {
    const next = [...arrows.get(room)!].sort();
    // An arrow that follows from two others says nothing new.
    const isImplied = (to: string) =>
      next.some((other) => other !== to && findReached(other, arrows, [room]).has(to));
    return next.filter((to) => !isImplied(to)).map((to) => `${toId(room)} --> ${toId(to)}`);
  });
  return [
    "```mermaid",
    "flowchart TB",
    ...[...nodes, ...lines].map((line) => `  ${line}`),
    "```",
  ].join("\n");
}
