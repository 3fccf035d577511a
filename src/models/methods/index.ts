/** Fine-tuning methods by name. Adding one: an entry in a file beside this one, and its name here. */
import * as lowRank from "./low-rank.js";
import type { Method } from "./method.js";
import * as mixed from "./mixed.js";
import * as prompts from "./prompts.js";
import * as transforms from "./transforms.js";
import * as vectors from "./vectors.js";
import * as whole from "./whole.js";

export type { Method } from "./method.js";

/** In the order of a table. */
const ALL: readonly Method[] = [
  whole.full,
  lowRank.lora,
  lowRank.rslora,
  lowRank.dora,
  lowRank.adalora,
  vectors.vera,
  lowRank.loha,
  lowRank.lokr,
  vectors.ia3,
  prompts.prefix,
  prompts.prompt,
  whole.bitfit,
  whole.houlsby,
  lowRank.loraFa,
  whole.lnTuning,
  prompts.pTuning,
  lowRank.mica,
  lowRank.hira,
  lowRank.deft,
  lowRank.delora,
  lowRank.gralora,
  mixed.glora,
  mixed.lily,
  mixed.peanut,
  mixed.miss,
  mixed.vblora,
  mixed.tinylora,
  mixed.unilora,
  vectors.pvera,
  vectors.randlora,
  vectors.beft,
  vectors.road,
  vectors.shira,
  transforms.fourierft,
  transforms.waveft,
  transforms.c3a,
  transforms.boft,
  transforms.oft,
  transforms.hra,
  transforms.psoft,
  transforms.osf,
  prompts.adaptionPrompt,
  prompts.trainableTokens,
];

/** Every method by its name, in that order. */
export const methods: Readonly<Record<string, Method>> = Object.fromEntries(
  ALL.map((item) => [item.name, item]),
);
