/** Draws the benchmark's preview as a Vega chart with vl-convert, in a Python process that stays open. */
import { execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Scene } from "../../src/scene.js";
import type { Element } from "./peers.js";
import type { Cost } from "./rounds.js";
import { fontFolder, socialElement } from "./social-card.js";

const PACKAGE = "vl-convert-python==1.9.0.post1";
const FOLDER = path.resolve("tests/.run/vl-convert");
const PYTHON = path.join(FOLDER, "bin/python");

/** Draws one chart for each line of its input, and prints what it took in ms. */
const WORKER = `
import json, sys, time
import vl_convert
vl_convert.register_font_directory(sys.argv[1])
for line in sys.stdin:
    wall, cpu = time.perf_counter(), time.process_time()
    vl_convert.vega_to_png(json.loads(line))
    print(json.dumps({"wall": 1000 * (time.perf_counter() - wall), "cpu": 1000 * (time.process_time() - cpu)}), flush=True)
`;

/** Installs the package apart from the system's. Returns whether that is possible here. */
function isInstalled(): boolean {
  if (existsSync(PYTHON)) return true;
  try {
    execFileSync("python3", ["-m", "venv", FOLDER], { stdio: "ignore" });
    execFileSync(PYTHON, ["-m", "pip", "install", "-q", PACKAGE], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

type Values = Readonly<Record<string, string | number>>;

const mark = (type: string, values: Values) => ({
  type,
  encode: {
    enter: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }])),
  },
});

function marks({ props: { style = {}, children = [] } }: Element): object[] {
  const { left: x, top: y, ...rest } = style as Values & { left: number; top: number };
  if (typeof children === "string") {
    const { fontSize, fontWeight, color: fill } = rest as Record<string, string>;
    const text = { x, y, text: children, font: "Inter", baseline: "top" };
    return [mark("text", { ...text, fontSize: fontSize!, fontWeight: fontWeight!, fill: fill! })];
  }
  if (children.length) return children.flatMap(marks);
  const { width, height, backgroundColor, border } = rest as Record<string, string>;
  const paint = backgroundColor && { fill: backgroundColor };
  const line = border && { stroke: border.split(" ").at(-1)! };
  return [mark("rect", { x, y, width: width!, height: height!, ...paint, ...line })];
}

/** Starts vl-convert. Returns undefined where Python or its package cannot be had. */
export async function vegaCard() {
  if (!isInstalled()) return undefined;
  const createElement = await socialElement();
  const child = spawn(PYTHON, ["-c", WORKER, fontFolder], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    /** Draws a card and returns what it took in the other process. */
    async draw(scene: Scene): Promise<Cost> {
      const { width, height } = scene;
      const root = createElement(scene);
      const spec = { width, height, padding: 0, background: "white", marks: marks(root) };
      child.stdin.write(`${JSON.stringify(spec)}\n`);
      return JSON.parse((await lines.next()).value as string);
    },
    close: () => child.stdin.end(),
  };
}
