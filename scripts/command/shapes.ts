/** The subcommand `lora-visualizer shapes`: writes the names and shapes of a checkpoint's tensors. */
import path from "node:path";
import { createFileReaders } from "../../plugin/weights.js";
import type { CheckpointShapes } from "../../src/tag/checkpoint.js";
import { isCheckpoint } from "../../src/tag/values.js";
import { type Command, helpFlag } from "./flags.js";
import { print, UsageError, WorkError } from "./output.js";

export const shapes: Command = {
  name: "shapes",
  summary: "writes the names and shapes of a checkpoint's tensors as JSON",
  synopses: ["shapes FOLDER|FILE.safetensors|INDEX.safetensors.index.json > shapes.json"],
  about:
    'Reads the headers of a checkpoint\'s safetensors files, not their weights, and its config.json. Writes the names and shapes of the tensors as JSON, which a site can contain in place of the weights: model="shapes.json".',
  examples: {
    "shapes ./checkpoint > shapes.json": "Write the shapes of a folder",
    "--rank 8 --model shapes.json --targets q_proj,v_proj -o model.svg": "Draw the model",
  },
  groups: { Options: helpFlag },
  async run({ positionals: [given, second] }) {
    if (given === undefined || second !== undefined)
      throw new UsageError("name one checkpoint: lora-visualizer shapes ./checkpoint");
    const name = isCheckpoint(given) ? given : `${given}/`;
    try {
      const { readCheckpoint } = createFileReaders("", path.resolve);
      await print(`${toJson(readCheckpoint(name))}\n`);
      return 0;
    } catch (error) {
      throw new WorkError((error as Error).message, { cause: error });
    }
  },
};

const toJson = ({ tensors, ...rest }: CheckpointShapes): string => {
  const lines = Object.entries(tensors).map(
    ([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  );
  const start = JSON.stringify(rest, undefined, 2).replace(/\n\}$/, "");
  return `${start},\n  "tensors": {\n${lines.join(",\n")}\n  }\n}`;
};
