/** Lists fine-tuning methods. To add a method, define it in a file of this folder and add it to `ALL`. */
import * as base from "./base.js";
import * as lowRank from "./low-rank.js";
import type { Method } from "./method.js";
import * as mixed from "./mixed.js";
import * as norms from "./norms.js";
import * as prompts from "./prompts.js";
import * as transforms from "./transforms.js";
import * as vectors from "./vectors.js";

export type { Method } from "./method.js";

/** All methods, in the order in which tables list them. */
const ALL: readonly Method[] = [
  base.full,
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
  base.bitfit,
  base.houlsby,
  lowRank.loraFa,
  norms.lnTuning,
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
  vectors.frod,
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

/** All methods by name, in the same order. */
export const methods: Readonly<Record<string, Method>> = Object.fromEntries(
  ALL.map((method) => [method.name, method]),
);
