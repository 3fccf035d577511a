/** Tests the command that lists, compares and checks adapters. */

import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { formats } from "../../scripts/command/formats/index.js";
import { toSafetensors, toTensors } from "../support/adapter-file.js";
import { run } from "../support/command.js";
import { valid } from "../support/hostile-adapters.js";
import { sharedFolder, workIn } from "../support/temporary.js";

describe("the command", () => {
  workIn(sharedFolder());

  it("says that the magnitudes of DoRA are ignored", async () => {
    mkdirSync("dora");
    const name = "base_model.model.layers.3.q.lora_magnitude_vector";
    const factors = toTensors("layers.3.q", [[3], [4]], [[2, 0]]);
    const bytes = toSafetensors([...factors, { name, shape: [2], numbers: [7, 7] }]);
    writeFileSync("dora/a.safetensors", bytes);
    writeFileSync("dora/adapter_config.json", '{ "r": 1, "lora_alpha": 1, "use_dora": true }');
    const { code, out, error } = await run("dora/a.safetensors", "--csv");
    expect(code).toBe(0);
    expect(out).toContain("layers.3.q,3,2,2,1,1,10,10,1,1,1,1,1");
    expect(error).toBe(
      "lora-visualizer: DoRA's magnitudes are ignored, so the numbers are those of s·BA, not of DoRA's complete change\n",
    );
  });

  it("says that the biases of B are ignored", async () => {
    mkdirSync("biased");
    const name = "base_model.model.layers.3.q.lora_B.bias";
    const factors = toTensors("layers.3.q", [[3], [4]], [[2, 0]]);
    const bytes = toSafetensors([...factors, { name, shape: [2], numbers: [7, 7] }]);
    writeFileSync("biased/a.safetensors", bytes);
    writeFileSync("biased/adapter_config.json", '{ "r": 1, "lora_alpha": 1, "lora_bias": true }');
    const { code, error } = await run("biased/a.safetensors", "--csv");
    expect(code).toBe(0);
    expect(error).toBe(
      "lora-visualizer: the biases of lora_B are ignored, so the numbers are those of s·BA alone\n",
    );
  });

  it("lists an adapter's updates as CSV, with the factor of the configuration beside it", async () => {
    mkdirSync("run");
    writeFileSync(
      "run/a.safetensors",
      toSafetensors(toTensors("layers.3.q", [[3], [4]], [[2, 0]])),
    );
    const head =
      "module,layer,d,k,r,scale,norm,sigma1,directions50,directions90,directions95,directions99,share\r\n";
    expect(await run("run/a.safetensors", "--csv")).toEqual({
      code: 0,
      out: `${head}layers.3.q,3,2,2,1,1,10,10,1,1,1,1,1\r\n`,
      error:
        "lora-visualizer: α/r is assumed to be 1, because there is no adapter_config.json beside the adapter\n",
    });
    writeFileSync("run/adapter_config.json", '{ "r": 1, "lora_alpha": 8 }');
    expect(await run("--file", "run/a.safetensors", "-o", "-", "--format", "csv")).toEqual({
      code: 0,
      out: `${head}layers.3.q,3,2,2,1,8,80,80,1,1,1,1,1\r\n`,
      error: "",
    });
    const outputs = Object.keys(formats).map((format) => `out.${format}`);
    for (const name of outputs) expect((await run("run/a.safetensors", "-o", name)).code).toBe(0);
    expect(readdirSync(".").filter((name) => name.startsWith("out."))).toEqual(outputs.sort());
    const { out } = await run("run/a.safetensors", "--format", "md", "--share", "99");
    expect(out.replaceAll("\u00a0", " ")).toContain(
      "| q | 2 × 2 | 1 | 80.0 | 1 | 1 | 1 | 100 % | 80.0 | 1 |",
    );
  });

  it("lists any number of kinds of modules, for which a figure has no room", async () => {
    const names = Array.from({ length: 20 }, (_, index) => `layers.3.m${index}`);
    const tensors = names.flatMap((name) => toTensors(name, [[3], [4]], [[2, 0]]));
    writeFileSync("many.safetensors", toSafetensors(tensors));
    const { code, out } = await run("many.safetensors", "--csv");
    expect([
      code,
      out
        .split("\r\n")
        .slice(1, -1)
        .map((row) => row.split(",")[0]),
    ]).toEqual([0, names]);
    expect((await run("many.safetensors", "-o", "many.svg")).error).toContain("at most 14 kinds");
    expect((await run("many.safetensors", "--csv", "--share", "4")).error).toContain(
      "from 50 to 99",
    );
  });

  it("compares two adapters, in any order of the flags", async () => {
    mkdirSync("compared");
    const [first, second] = ["compared/a.safetensors", "compared/b.safetensors"];
    writeFileSync(first, toSafetensors(toTensors("layers.3.q", [[3], [4]], [[2, 0]])));
    writeFileSync(second, toSafetensors(toTensors("layers.3.q", [[1], [0]], [[0, 3]])));
    writeFileSync("compared/adapter_config.json", '{ "r": 1, "lora_alpha": 1 }');
    const csv =
      "module,layer,d,k,r1,r2,norm1,norm2,overlapB,randomB,overlapA,randomA\r\n" +
      "layers.3.q,3,2,2,1,1,10,3,0.36,0.5,0,0.5\r\n";
    expect(await run("--against", second, first, "--csv")).toEqual({
      code: 0,
      out: csv,
      error: "",
    });
    for (const format of Object.keys(formats))
      expect((await run(first, "--against", second, "-o", `two.${format}`)).code).toBe(0);
    writeFileSync(second, toSafetensors(toTensors("layers.4.q", [[1], [0]], [[0, 3]])));
    const { code, error } = await run(first, "--against", second, "--csv");
    expect([code, error]).toEqual([
      2,
      "lora-visualizer: against must be an adapter with exactly the modules of file, also with layers.3.q, " +
        'without layers.4.q; got "1 module"\n',
    ]);
  });

  it("compares sentences about an adapter with its file", async () => {
    mkdirSync("checked");
    const factors = toTensors("layers.3.q", [[3], [4]], [[2, 0]]);
    writeFileSync("checked/a.safetensors", toSafetensors(factors));
    writeFileSync("checked/a.md", "# Run\n\nOur adapter has rank 2.\n");
    const check = (...args: string[]) => run("check", "checked/a.md", ...args);
    expect(await check()).toEqual({ code: 0, out: "", error: "" });
    expect(await check("--adapter", "checked/a.safetensors")).toEqual({
      code: 1,
      out: "checked/a.md:3:17: the text says rank 2; the correct number is 1: rank of a.safetensors\n",
      error: "",
    });
    const { code, error } = await check("--adapter", "checked/a.md");
    expect(code).toBe(2);
    expect(error).toMatch(/^lora-visualizer: checked\/a\.md: the (?:file|header) must be .*\n$/);
  });

  it.each([
    [["none.safetensors"], "cannot read none.safetensors: there is no such file", 1],
    [["bad/a.safetensors"], "bad/a.safetensors: the file must be at least 8 bytes", 1],
    [
      ["adapter_model.bin"],
      "adapter_model.bin: the file must be a safetensors file, not a pickle",
      1,
    ],
    [
      ["odd/a.safetensors"],
      "odd/adapter_config.json:2:3: lora_alpha of the adapter config must be",
      1,
    ],
    [["bad/a.safetensors", "8"], "got 2 positional arguments, but only file are positional", 2],
    [
      ["bad/a.safetensors", "-o", "a.svg"],
      "bad/a.safetensors: the file must be at least 8 bytes",
      1,
    ],
    [["bad/a.safetensors", "--rank", "8"], "the figure adapter has no option --rank", 2],
  ])("rejects %j in one line", async (args, message, expected) => {
    for (const name of ["bad", "odd"]) mkdirSync(name, { recursive: true });
    writeFileSync("bad/a.safetensors", "");
    writeFileSync("adapter_model.bin", "PK\x03\x04");
    writeFileSync("odd/a.safetensors", valid);
    writeFileSync("odd/adapter_config.json", '{\n  "lora_alpha": -1\n}');
    const { code, out, error } = await run(...(args as string[]));
    expect([code, out]).toEqual([expected, ""]);
    expect(error).toMatch(/^lora-visualizer: .*\n$/);
    expect(error).toContain(message);
  });
});
