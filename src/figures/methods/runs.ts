/**
 * All 63 finished runs of fine-tuning meta-llama/Llama-3.2-3B on MetaMathQA, tested on GSM8K: bfloat16,
 * batches of 4, 5,000 steps, one NVIDIA L40S. Source: huggingface/peft at commit 5d602fd,
 * method_comparison/MetaMathQA/results. One run in each line: method, and after a slash its name in the
 * picture | trained parameters | test accuracy in hundredths of a percent | peak reserved memory in MiB |
 * training time in tenths of a second | setting. The first block has the runs that the picture names.
 * Each block is ordered by trained parameters.
 */
const BLOCKS = `
VeRA|129024|3541|20620|10115|r 256
Prompt tuning|614400|3434|23280|14285|tokens 200, wordStart
IA3|630784|4549|24934|10599|allLinear, learningRate 0.005
Prefix tuning|2867200|4162|19632|8784|tokens 50
LoRA/LoRA-FA|3670016|4041|21210|11595|r 32
LoRA/LoRA r32|9175040|4784|21260|9420|r 32
LoRA/DoRA|9289728|4693|23396|11909|r 32
LoRA/LoRA MLP|9461760|4943|23554|10502|r 10, mlp
LoHa|18350080|3927|22800|13970|r 32
LoRA/LoRA r64|18350080|4738|21508|9667|r 64
LoRA/rsLoRA|18350080|5133|21516|9655|r 64
AdaLoRA|18353664|3730|21726|11685|r 64 32
P-tuning|28382208|3495|19952|9135|tokens 20, mlp
Full fine-tuning/Full|3212749824|4716|37068|21473|learningRate 0.00001

TinyLoRA|64|45|19194|10371|r 2, tied
Uni-LoRA|256|15|21276|10749|r 32, values 256
TinyLoRA|3584|121|19192|10364|r 2
Trainable tokens|6144|2456|19968|9812|tokens 2
BEFT|28672|3207|19238|8812|vBiases
FourierFT|56000|0|22562|16987|frequencies 1000
PVeRA|121856|3563|20568|10167|r 64
PVeRA|143360|3533|21150|10824|r 256
LN tuning|175104|0|20200|9182|allNorms
GLoRA|229376|3715|20458|10186|vectors
MiSS|229376|3798|19272|9604|r 64, mini
PEANuT|229376|3973|23970|12961|r 1
RoAd|229376|3851|21764|9793|groups 64
FourierFT|280000|955|22574|17222|frequencies 5000
WaveFT|280000|4026|23742|21117|frequencies 5000
IA3|286720|3108|22158|9868|default
IA3|286720|3980|22158|9438|learningRate 0.001
AdaMSS|293888|3450|19380|45513|r 100, subspaces 32
Prompt tuning|614400|569|23264|14730|tokens 200, randomStart
Prompt tuning|614400|2343|23264|14805|tokens 200, randomStart, learningRate 0.001
BOFT|802816|3434|23548|69257|blocks 4
VB-LoRA|1212416|3336|21158|11975|r 4
PSOFT|1856512|4488|20982|15575|r 256
PSOFT|1856512|4496|19814|12012|r 256, fast
LoKr|2294656|4663|22498|12924|r 32, factor 4
DEFT|3670016|4337|20518|10522|r 32, para
GLoRA|4587520|4185|20536|10890|r 8
FRoD|5456808|5087|22390|24949|sparse 0.01
C3A|5505024|4875|21038|11711|blocks 64
LoRA/MiCA|5505024|4306|21214|9771|r 32
MiSS|7340032|5042|24028|14095|r 64, bat
MiSS|7340032|4867|19332|8966|r 64
PEANuT|7340032|4488|24046|13387|r 32
OFT|8171520|4913|21298|11915|r 32
LoRA/BD-LoRA|8429568|4867|23542|12388|r 14, mlp
LLaMA-Adapter|8601628|2115|21416|11783|tokens 100, learningRate 0.0005
LLaMA-Adapter|8601628|3836|21416|11400|tokens 100, learningRate 0.005
DEFT|9175040|4822|22526|10551|r 32
GraLoRA|9175040|4951|21264|10970|r 32
HiRA|9175040|5133|22504|12863|r 32
SHiRA|9175040|5102|20670|10035|r 32
DeLoRA|9175096|4678|21316|10531|r 32
RandLoRA|9289728|4776|21730|14226|r 32
Lily|9485280|5262|24428|13244|r 140, mlp
FRoD|10741640|2707|22770|26127|sparse 0.02, learningRate 0.001
Prefix tuning|11468800|1857|20936|10138|tokens 200
Prefix tuning|11468800|3578|20936|10131|tokens 200, zeroStart
Lily|18450432|5049|22438|12158|r 896
OSF|194535936|4268|36760|26530|r 128, allLinear
`
  .trim()
  .split("\n\n")
  .map((block) => block.split("\n"));

const LINES = BLOCKS.flat();

/** The blocks without the settings, for the data of a page. */
export const MEASURED = BLOCKS.map((block) =>
  block.map((line) => line.slice(0, line.lastIndexOf("|"))).join("\n"),
).join("\n\n");

type SettingName =
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
  | "bat"
  | "para"
  | "fast"
  | "tied"
  | "vectors"
  | "mlp"
  | "randomStart"
  | "wordStart"
  | "zeroStart"
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
  ...new Set(LINES.map((line) => line.replace(/[/|].*/, "")).toSorted()),
];
