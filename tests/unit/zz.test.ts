import { readFileSync } from "node:fs";
import { it } from "vitest";
import { shapesOfConfig } from "../../src/models/config.js";
import { countOn } from "../../src/models/count.js";
import { forwardPass } from "../../src/models/layers.js";
it("x", () => {
  const rows = readFileSync(process.env.CASES!, "utf8").trim().split("\n").map((l) => JSON.parse(l));
  const stats: Record<string, number[]> = {};
  let index = -1;
  for (const [config, method, targets, rank, batch, sequence, precision, checkpointing, isPadded, r] of rows) {
    index++;
    if (process.env.ONLY && !process.env.ONLY.split(",").includes(String(index))) continue;
    if (r.error) { console.log("ORACLE", config.model_type, r.error.slice(0,200)); continue; }
    try {
      const count = countOn(shapesOfConfig(config), { rank: rank || 1, targets: targets.length ? targets : "all-linear", dora: method === "dora" } as any);
      const t0 = performance.now();
      const { step, loss } = forwardPass(count, { isFull: method === "full", batch, sequence, precision, checkpointing, isQuantized: false, isPadded });
      const kept = step.live;
      const log: string[] = [];
      if (process.env.ONLY) {
        const old = step.allocate.bind(step);
        step.allocate = (n: number, w: number, so?: any) => { const b = step.live; const t = old(n, w, so); log.push(`${b} ${step.live} ${n * w} ${new Error().stack!.split("\n").slice(2, 8).map((x) => /at (?:_?Step\.|Operations\.)?(\S+) .*:(\d+):\d+/.exec(x)?.slice(1, 3).join(":") ?? "").join(" < ")}`); return t; };
      }
      step.backward(loss);
      if (log.length) { const m = log.map((l) => Number(l.split(" ")[1])); const at = m.indexOf(Math.max(...m)); console.log(log.slice(Math.max(0, at - 14), at + 2).join("\n")); }
      const ms = performance.now() - t0;
      const peak = Math.max(...step.moments.map((m) => m.live));
      const e1 = kept / r.kept - 1, e2 = peak / r.backward - 1;
      const state = r.frozen + r.trained + r.optimizer;
      const total = Math.max(state + peak, state + 2 * r.gradients);
      const e3 = total / r.peak - 1;
      (stats[config.model_type] ??= []).push(Math.abs(e3));
      const bad = Math.abs(e1) > 0.002 || Math.abs(e2) > 0.005;
      if (bad || process.env.ALL) console.log(index, config.model_type, method, targets.join(), rank, batch, sequence, precision, checkpointing ? "ck" : "", isPadded ? "pad" : "", (100 * e1).toFixed(3), (100 * e2).toFixed(3), (100 * e3).toFixed(3), "kept", kept, r.kept, "left", step.live - step.gradients, ms.toFixed(1), JSON.stringify(config));
    } catch (error) { console.log("OURS", config.model_type, String(error).slice(0, 300), (error as Error).stack?.split("\n")[1]); }
  }
  for (const [k, v] of Object.entries(stats)) console.log(k, v.length, (100 * Math.max(...v)).toFixed(3));
});
