/**
 * 45 measured runs of fine-tuning meta-llama/Llama-3.2-3B on MetaMathQA, tested on GSM8K: bfloat16,
 * batches of 4, 5,000 steps, one NVIDIA L40S. Source: huggingface/peft at commit 5d602fd,
 * method_comparison/MetaMathQA/results. One run in each line, ordered by trained parameters: method,
 * and after a slash its name in the picture | trained parameters | test accuracy in hundredths of a
 * percent | peak reserved memory in MiB | training time in tenths of a second | setting.
 */
const LINES = `
Uni-LoRA|256|15|21276|10749|r 32, values 256
TinyLoRA|3584|121|19192|10364|r 2
Trainable tokens|6144|2456|19968|9812|tokens 2
BEFT|28672|3207|19238|8812|vBiases
VeRA|129024|3541|20620|10115|r 256
PVeRA|143360|3533|21150|10824|r 256
LN tuning|175104|0|20200|9182|allNorms
MiSS|229376|3798|19272|9604|r 64, mini
RoAd|229376|3851|21764|9793|groups 64
FourierFT|280000|955|22574|17222|frequencies 5000
WaveFT|280000|4026|23742|21117|frequencies 5000
IA3|286720|3108|22158|9868|default
IA3|286720|3980|22158|9438|learningRate 0.001
AdaMSS|293888|3450|19380|45513|r 100, subspaces 32
Prompt tuning|614400|569|23264|14730|tokens 200, randomStart
Prompt tuning|614400|3434|23280|14285|tokens 200, wordStart
BOFT|802816|3434|23548|69257|blocks 4
VB-LoRA|1212416|3336|21158|11975|r 4
PSOFT|1856512|4488|20982|15575|r 256
LoKr|2294656|4663|22498|12924|r 32, factor 4
Prefix tuning|2867200|4162|19632|8784|tokens 50
LoRA/LoRA-FA|3670016|4041|21210|11595|r 32
GLoRA|4587520|4185|20536|10890|r 8
FRoD|5456808|5087|22390|24949|sparse 0.01
C3A|5505024|4875|21038|11711|blocks 64
MiSS|7340032|4867|19332|8966|r 64
PEANuT|7340032|4488|24046|13387|r 32
OFT|8171520|4913|21298|11915|r 32
LoRA/BD-LoRA|8429568|4867|23542|12388|r 14, mlp
LLaMA-Adapter|8601628|3836|21416|11400|tokens 100
DEFT|9175040|4822|22526|10551|r 32
GraLoRA|9175040|4951|21264|10970|r 32
HiRA|9175040|5133|22504|12863|r 32
SHiRA|9175040|5102|20670|10035|r 32
DeLoRA|9175096|4678|21316|10531|r 32
LoRA/DoRA|9289728|4693|23396|11909|r 32
RandLoRA|9289728|4776|21730|14226|r 32
Lily|9485280|5262|24428|13244|r 140, mlp
Prefix tuning|11468800|1857|20936|10138|tokens 200
LoHa|18350080|3927|22800|13970|r 32
LoRA|18350080|4738|21508|9667|r 64
AdaLoRA|18353664|3730|21726|11685|r 64 32
P-tuning|28382208|3495|19952|9135|tokens 20, mlp
OSF|194535936|4268|36760|26530|r 128, allLinear
Full fine-tuning/Full|3212749824|4716|37068|21473|learningRate 0.00001
`
  .trim()
  .split("\n");

/** The lines without the settings, for the data of a page. */
export const MEASURED = LINES.map((line) => line.slice(0, line.lastIndexOf("|"))).join("\n");

export type SettingName =
  | "r"
  | "values"
  | "tokens"
  | "frequencies"
  | "subspaces"
  | "groups"
  | "blocks"
  | "factor"
  | "sparse"
  | "learningRate"
  | "vBiases"
  | "allNorms"
  | "allLinear"
  | "mini"
  | "mlp"
  | "randomStart"
  | "wordStart"
  | "default";

/** A part of a run's setting: "r 32" has a name and one number. */
export interface Setting {
  readonly name: SettingName;
  readonly numbers: readonly number[];
}

/** The setting of each run, in their order. */
export const SETTINGS: readonly (readonly Setting[])[] = LINES.map((line) =>
  line
    .slice(line.lastIndexOf("|") + 1)
    .split(", ")
    .map((part) => {
      const [name, ...numbers] = part.split(" ");
      return { name: name as SettingName, numbers: numbers.map(Number) };
    }),
);

/** The methods, without duplicates. */
export const METHODS: readonly string[] = [
  ...new Set(LINES.map((line) => line.replace(/[/|].*/, ""))),
];
