/** `<lora-model>`: makes the figure of a whole model in a page move, by its rank. */
import { compose } from "../../src/figures/model/layout.js";
import {
  alt,
  caption,
  spoken,
  tableValues,
  type WholeCount,
} from "../../src/figures/model/words.js";
import { MAX_DIMENSION } from "../../src/lora.js";
import { countOn } from "../../src/models/count.js";
import { parseModel } from "../../src/models/line.js";
import type { Model } from "../../src/models/model.js";
import { define, whole } from "./adopt.js";

type Numbers = WholeCount & Record<string, number>;

const models = new Map<string, Model>();

define<Numbers>("lora-model", {
  count({ rank }, { model: line = "", targets = "", alpha, maxRank }) {
    const model = models.get(line) ?? parseModel(line);
    models.set(line, model);
    const most = Math.min(MAX_DIMENSION, Math.max(Number(maxRank), largestSide(model)));
    const limited = whole(rank!, most);
    const input = { rank: limited, targets: targets.split(","), alpha: Number(alpha ?? limited) };
    return countOn(model, input) as unknown as Numbers;
  },
  compose,
  caption,
  alt,
  values: tableValues,
  spoken,
  lowered: "",
});

/** The rank past which a module's factors cannot add to it. */
function largestSide({ modules }: Model): number {
  return Math.max(...modules.map(({ d, k }) => Math.min(d, k)));
}
