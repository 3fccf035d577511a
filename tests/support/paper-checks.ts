/** Computes the numbers that papers print: exactly, in base units, by the id of the check. */
import { shapesOfConfig } from "../../src/counts/config.js";
import { countParameters } from "../../src/counts/groups.js";
import { countMethod, countModel, type MethodInput } from "../../src/counts/index.js";
import { findModel } from "../../src/counts/lookup.js";
import { baseParameters, linearBiases, matches } from "../../src/counts/model.js";
import { lora } from "../../src/lora.js";
import { bertLarge as bertLargeConfig } from "./configs.js";

type Value = () => number;

const gpt3 = "openai/gpt3-175b";
const [gpt2Medium, gpt2Large] = ["gpt2-medium", "gpt2-large"];
const [robertaBase, robertaLarge] = ["FacebookAI/roberta-base", "FacebookAI/roberta-large"];
const [llama7b, llama13b] = ["meta-llama/Llama-2-7b-hf", "meta-llama/Llama-2-13b-hf"];
const llama3 = "meta-llama/Meta-Llama-3-8B";
const deberta = "microsoft/deberta-v3-base";
const bertBase = "google-bert/bert-base-uncased";

const base = (id: string) => baseParameters(findModel(id));
const countFor = (method: string, model: string, options: Partial<MethodInput> = {}) =>
  countMethod({ method, model, rank: 1, ...options });
/** Returns LoRA's count on GPT-3's queries and values, or on other targets. */
const onGpt3 = (rank: number, targets = ["q_proj", "v_proj"]) =>
  countModel({ model: gpt3, rank, targets }).trainable;
/** Returns the count of PreEmbed, which has one prompt. PreLayer has a prompt in each layer. */
const embed = (tokens: number, id = gpt3) => countFor("prompt", id, { tokens });
const layers = (tokens: number, id = gpt3) => embed(tokens, id) * findModel(id).layers;
const houlsby = (id: string, bottleneck: number) => countFor("houlsby", id, { bottleneck });
/** Returns the count of a method with one adapter in each layer, such as Pfeiffer's. Houlsby's method has two. */
const single = (id: string, bottleneck: number) => houlsby(id, bottleneck) / 2;
const layerNorms = (id: string) =>
  countParameters(
    findModel(id).other!.filter(({ kind, name }) => kind === "LayerNorm" && name.includes("#")),
  );
/** Returns the count of Lin's method, which also trains one of a layer's two LayerNorms. */
const lin = (id: string, bottleneck: number) => single(id, bottleneck) + layerNorms(id) / 2;
/** Returns a LLaMA's trained share in percent of its frozen parameters. */
function share(model: string, rank: number, dora: boolean): number {
  const targets = "q_proj k_proj v_proj up_proj down_proj".split(" ");
  const { trainable, base: frozen } = countModel({ model, rank, targets, dora });
  return (100 * trainable) / frozen!;
}
const onRoberta = (method: string, id: string, rank: number) => countFor(method, id, { rank });
/** The parameters of VeRA's shared frozen matrices A and B. */
const sharedPair = (rank: number) => 2 * findModel(gpt3).hidden! * rank;

const bertLarge = shapesOfConfig(bertLargeConfig);
const bertLargeTotal = baseParameters(bertLarge) + lora({ rank: 1, d: 1024, k: 1024 }).full + 1024;
const bertBaseTotal = base(bertBase) + lora({ rank: 1, d: 768, k: 768 }).full + 768;
/** Returns the count for separate q and v. The paper adapts them separately, although GPT-2 fuses them. */
const splitGpt2 = () => 24 * 2 * lora({ rank: 4, d: 1024, k: 1024 }).trainable;

/** The parameters of two layers of GPT-2 medium, including LayerNorms. */
function topTwo(): number {
  const { modules, layers: all } = findModel(gpt2Medium);
  const weights = modules.reduce((sum, { d, k }) => sum + d * (k + 1), 0);
  return 2 * (weights + layerNorms(gpt2Medium) / all);
}

function twoBiasTypes(): number {
  const names = ["query", "intermediate.dense"];
  const { modules } = findModel(bertBase);
  return linearBiases(modules.filter((module) => names.some((name) => matches(module, name))));
}

const all = ["q_proj", "k_proj", "v_proj", "o_proj"];

export const checks: Readonly<Record<string, Value>> = {
  C007: () => onRoberta("lora", robertaBase, 8),
  C008: () => onRoberta("lora", robertaLarge, 8),
  C009: () => countFor("lora", "microsoft/deberta-v2-xxlarge", { rank: 16 }),
  C013: () => single(robertaLarge, 16),
  C015: () => houlsby(robertaLarge, 8),
  C016: () => base(robertaBase),
  C017: () => base(robertaLarge),
  C019: () => base(gpt2Medium),
  C020: () => base(gpt2Large),
  C021: splitGpt2,
  C023: topTwo,
  C026: () => houlsby(gpt2Medium, 112),
  C027: () => lin(gpt2Large, 8),
  C028: () => lin(gpt2Large, 248),
  C029: () => layers(14, gpt2Medium),
  C032: () => embed(256 + 8),
  C033: () => layers(8 + 8),
  C034: () => houlsby(gpt3, 1),
  C037: () => onGpt3(8),
  C039: () => onGpt3(8, ["q_proj"]),
  C041: () => onGpt3(8, ["v_proj"]),
  C042: () => onGpt3(8, ["o_proj"]),
  C043: () => onGpt3(4, ["q_proj", "k_proj"]),
  C045: () => onGpt3(2, all),
  C046: () => embed(32 + 8),
  C047: () => embed(64 + 8),
  C049: () => embed(256 + 8),
  C051: () => layers(2 + 2),
  C052: () => layers(8),
  C053: () => layers(8 + 8),
  C054: () => layers(32 + 4),
  C057: () => houlsby(gpt3, 4),
  C058: () => houlsby(gpt3, 8),
  C060: () => houlsby(gpt3, 64),
  C061: () => onGpt3(2, ["v_proj"]),
  C063: () => onGpt3(2),
  C065: () => onGpt3(4),
  C066: () => onGpt3(2, all),
  C067: () => onGpt3(8),
  C070: () => onGpt3(64, all),
  C071: () => onGpt3(8) + embed(8 + 4),
  C073: () => onGpt3(64) + embed(8 + 4),
  C074: () => onGpt3(8) + layers(8 + 4),
  // Two bytes a parameter, in MB; four bytes, in MiB.
  C077: () => (2 * onGpt3(4)) / 1e6,
  C084: () => (4 * splitGpt2()) / 2 ** 20,
  C094: () => (2 * 0.002 * base(llama7b)) / 1e6,
  C097: () => share(llama7b, 32, false),
  C098: () => share(llama7b, 32, true),
  C100: () => share(llama13b, 32, false),
  C101: () => share(llama13b, 32, true),
  C103: () => share(llama3, 32, false),
  C105: () => share(llama3, 16, true),
  C107: () => onRoberta("vera", robertaBase, 1),
  C108: () => onRoberta("lora", robertaBase, 16),
  C109: () => onRoberta("vera", robertaBase, 16),
  C110: () => onRoberta("lora", robertaBase, 256),
  C113: () => onRoberta("vera", robertaLarge, 1),
  C115: () => onRoberta("vera", robertaLarge, 16),
  C116: () => onRoberta("lora", robertaLarge, 256),
  C117: () => onRoberta("vera", robertaLarge, 256),
  C119: () => countFor("vera", gpt3, { rank: 1, targets: ["q_proj", "v_proj"] }),
  C120: () => onGpt3(16),
  C121: () => countFor("vera", gpt3, { rank: 16, targets: ["q_proj", "v_proj"] }),
  C122: () => countFor("vera", gpt3, { rank: 16, targets: ["q_proj", "v_proj"] }) + sharedPair(16),
  C124: () => countFor("vera", gpt3, { rank: 256, targets: ["q_proj", "v_proj"] }),
  C126: () => countFor("lora", llama7b, { rank: 64, targets: "all-linear" }),
  C128: () => countFor("vera", llama7b, { rank: 1024, targets: "all-linear" }),
  C129: () => countFor("vera", llama13b, { rank: 1024, targets: "all-linear" }),
  C132: () => houlsby(deberta, 32),
  C133: () => houlsby(deberta, 16),
  C134: () => houlsby(deberta, 8),
  C136: () => single(deberta, 32),
  C138: () => base(deberta),
  // The paper's prompt is for the encoder only, PEFT's for both stacks.
  C140: () => countFor("prompt", "google/flan-t5-xxl", { tokens: 5 }) / 2,
  C141: () => (100 * countFor("prefix", gpt2Medium, { tokens: 5 })) / 345e6,
  // Includes the pooler's bias.
  C144: () =>
    (100 * (countMethod({ method: "bitfit", model: bertLargeConfig }) + 1024)) / bertLargeTotal,
  C145: () => (100 * twoBiasTypes()) / bertBaseTotal,
  C146: () =>
    (100 *
      (countMethod({ method: "houlsby", model: bertLargeConfig }) +
        countMethod({
          method: "ln-tuning",
          model: bertLargeConfig,
          targets: ["output.LayerNorm"],
        }))) /
    bertLargeTotal,
  C147: () => houlsby(bertBase, 64) / 24,
  C152: () => lora({ rank: 8, d: 4096, k: 4096 }).full,
  C153: () => lora({ rank: 8, d: 4096, k: 4096 }).trainable,
};

/** Values of formulas in papers that none of our methods implements. */
export const formulas: Readonly<Record<string, (inputs: Record<string, number>) => number>> = {
  // The printed number requires 12 biases of length d per layer, but GPT-3 has 11.
  C031: ({ L, d }) => 12 * L! * d!,
};
