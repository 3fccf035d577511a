/**
 * 45 measured runs of fine-tuning meta-llama/Llama-3.2-3B on MetaMathQA, tested on GSM8K: bfloat16,
 * batches of 4, 5,000 steps, one NVIDIA L40S. From huggingface/peft at commit 5d602fd,
 * method_comparison/MetaMathQA/results. A line each, by trained parameters: method | setting |
 * trained parameters | test accuracy in hundredths of per cent | peak of reserved memory in bytes |
 * training time in tenths of a second. In a text, for that is how a page gets it smallest.
 */
const LINES = `
Uni-LoRA|r 32, 256 values|256|15|22309502976|10749
TinyLoRA|r 2|3584|121|20124270592|10364
Trainable tokens|2 tokens|6144|2456|20937965568|9812
BEFT|biases of v|28672|3207|20172505088|8812
VeRA|r 256|129024|3541|21621637120|10115
PVeRA|r 256|143360|3533|22177382400|10824
LN tuning|all norms|175104|0|21181235200|9182
MiSS|r 64, mini|229376|3798|20208156672|9604
RoAd|groups of 64|229376|3851|22821208064|9793
FourierFT|5000 frequencies|280000|955|23670554624|17222
WaveFT|5000 frequencies|280000|4026|24895291392|21117
IA3|default|286720|3108|23234347008|9868
IA3|learning rate 0.001|286720|3980|23234347008|9438
AdaMSS|r 100, 32 subspaces|293888|3450|20321402880|45513
Prompt tuning|200 tokens, random start|614400|569|24394072064|14730
Prompt tuning|200 tokens, start from words|614400|3434|24410849280|14285
BOFT|blocks of 4|802816|3434|24691867648|69257
VB-LoRA|r 4|1212416|3336|22185771008|11975
PSOFT|r 256|1856512|4488|22001221632|15575
LoKr|r 32, factor 4|2294656|4663|23590862848|12924
Prefix tuning|50 tokens|2867200|4162|20585644032|8784
LoRA|LoRA-FA, r 32|3670016|4041|22240296960|11595
GLoRA|r 8|4587520|4185|21533556736|10890
FRoD|sparse 0.01|5456808|5087|23477616640|24949
C3A|blocks of 64|5505024|4875|22059941888|11711
MiSS|r 64|7340032|4867|20271071232|8966
PEANuT|r 32|7340032|4488|25214058496|13387
OFT|r 32|8171520|4913|22332571648|11915
LoRA|BD-LoRA, r 14, MLP|8429568|4867|24685576192|12388
LLaMA-Adapter|100 tokens|8601628|3836|22456303616|11400
DEFT|r 32|9175040|4822|23620222976|10551
GraLoRA|r 32|9175040|4951|22296920064|10970
HiRA|r 32|9175040|5133|23597154304|12863
SHiRA|r 32|9175040|5102|21674065920|10035
DeLoRA|r 32|9175096|4678|22351446016|10531
LoRA|DoRA, r 32|9289728|4693|24532484096|11909
RandLoRA|r 32|9289728|4776|22785556480|14226
Lily|r 140, MLP|9485280|5262|25614614528|13244
Prefix tuning|200 tokens|11468800|1857|21952987136|10138
LoHa|r 32|18350080|3927|23907532800|13970
LoRA|r 64|18350080|4738|22552772608|9667
AdaLoRA|r 64 to 32|18353664|3730|22781362176|11685
P-tuning|20 tokens, MLP|28382208|3495|20921188352|9135
OSF|r 128, all linear|194535936|4268|38545653760|26530
Full fine-tuning|learning rate 0.00001|3212749824|4716|38868615168|21473
`;

/** One run; its number is its place by trained parameters, from 1. */
export interface Run {
  readonly number: number;
  readonly method: string;
  readonly setting: string;
  readonly trained: number;
  /** Hundredths of per cent. */
  readonly accuracy: number;
  /** Bytes. */
  readonly memory: number;
  /** Tenths of a second. */
  readonly time: number;
}

export const RUNS: readonly Run[] = LINES.trim()
  .split("\n")
  .map((line, index) => {
    const [method = "", setting = "", ...values] = line.split("|");
    const [trained = 0, accuracy = 0, memory = 0, time = 0] = values.map(Number);
    return { number: index + 1, method, setting, trained, accuracy, memory, time };
  });

/** Each method once, in their order. */
export const METHODS: readonly string[] = [...new Set(RUNS.map(({ method }) => method))];
