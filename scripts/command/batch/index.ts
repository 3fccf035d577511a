/** The subcommand `lora-visualizer batch`: draws the figures of a list. */
import { text } from "../../../src/options.js";
import { type Command, helpFlag, readGiven } from "../flags.js";
import { loadLanguages } from "../lang-flag.js";
import { UsageError } from "../output.js";
import { readShard } from "./shard.js";

export const batchFlags = {
  output: text({
    short: "o",
    isFolder: true,
    about: "the folder of the files, which is created",
  }),
  shard: text({
    default: "1/1",
    about: "draw only this part of the list, such as 3/16; the parts together are the list",
  }),
  cache: text({
    isFolder: true,
    default: "none",
    about:
      "a folder with the PNG and PDF files of earlier runs; several processes and machines can share it",
  }),
};

export const batch: Command = {
  name: "batch",
  summary: "draws the figures of a list",
  synopses: ["batch LIST.jsonl|- -o FOLDER [OPTION…]"],
  about:
    'Draws the figures of a list in JSON Lines: each line is an object with the options of a figure and its output, such as {"rank": 8, "model": "gpt2", "figure": "memory", "output": "cards/1.png", "preview": true}. The options of figures, tables and files have their names in camel case, as in a tag. The output is a path below the folder, whose extension sets the format. Prints each error with file and line, and writes the other figures. Exits with 1 if a figure could not be written.',
  examples: {
    "batch list.jsonl -o figures": "Draw the figures of a list",
    "batch - -o figures < list.jsonl": "Read standard input",
    "batch list.jsonl -o figures --shard 3/16 --cache cache":
      "Draw a sixteenth of the figures, with a cache",
  },
  groups: { Options: { ...batchFlags, ...helpFlag } },
  async run({ values, positionals: [list, second] }) {
    if (list === undefined || second !== undefined)
      throw new UsageError("name one list: lora-visualizer batch list.jsonl -o figures");
    const { output: folder, shard = "1/1", cache } = readGiven(batchFlags, values);
    if (folder === undefined)
      throw new UsageError("name the folder of the files, as in -o figures");
    await loadLanguages();
    const { runBatch } = await import("./run.js");
    return runBatch({ list, folder, shard: readShard(shard), cache });
  },
};
