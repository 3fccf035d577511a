/** Tests what `check` reports about code that uses LoRA. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check } from "../../src/check/index.js";
import { countModel } from "../../src/counts/index.js";
import { exact } from "../../src/number-format.js";
import { runs } from "../support/draws.js";

const find = (code: string) =>
  check(code, "python").map(({ claim, value, reason }) => [claim, value, reason]);
const findValues = (code: string) => find(code).map(([claim, value]) => [claim, value]);

const LLAMA = "meta-llama/Llama-2-7b-hf";
const QV = '["q_proj", "v_proj"]';
/** Returns code that prints the count of an adapter of Llama 2. */
const program = (
  printed: string,
  { r = "8", targets = QV, model = `"${LLAMA}"`, more = "" } = {},
) => `
from peft import LoraConfig, get_peft_model

model = AutoModelForCausalLM.from_pretrained(${model}, torch_dtype="auto")
tokenizer = AutoTokenizer.from_pretrained("other/tokenizer")
config = LoraConfig(
    r=${r},  # the rank, see "r" in the paper
    lora_alpha=16,
    target_modules=${targets},${more}
)
model = get_peft_model(model, config)
model.print_trainable_parameters()
# ${printed}
`;
const RIGHT = "trainable params: 4,194,304 || all params: 6,742,609,920 || trainable%: 0.0622";

describe("a printed count", () => {
  const setting = fc.record({
    rank: fc.integer({ min: 1, max: 256 }),
    model: fc.constantFrom(
      LLAMA,
      "mistralai/Mistral-7B-v0.1",
      "Qwen/Qwen3-8B",
      "google/gemma-2-2b",
    ),
    targets: fc.constantFrom(
      ["q_proj"],
      ["q_proj", "v_proj"],
      ["gate_proj", "down_proj"],
      "all-linear" as const,
    ),
    dora: fc.boolean(),
  });

  it("is compared with the LoraConfig and the model before it", () => {
    let count = 0;
    fc.assert(
      fc.property(
        setting,
        fc.integer({ min: 1, max: 1000 }),
        ({ rank, model, targets, dora }, error) => {
          const { trainable, all = 0 } = countModel({ model, rank, targets, dora });
          fc.pre(trainable + error < all / 3);
          const text = (printed: number) =>
            program(`trainable params: ${exact(printed)} || all params: ${exact(all)}`, {
              r: String(rank),
              targets: JSON.stringify(targets),
              model: `"${model}"`,
              more: dora ? "\n    use_dora=True," : "",
            });
          expect(find(text(trainable))).toEqual([]);
          expect(findValues(text(trainable + error))).toEqual([
            [exact(trainable + error), exact(trainable)],
          ]);
          count++;
        },
      ),
      { numRuns: runs(100) },
    );
    expect(count).toBeGreaterThan(20);
  });

  it.each([
    ["the rank", { r: "16" }, "8,388,608", "the count at r = 8"],
    [
      "the modules",
      { targets: '["q_proj", "k_proj", "v_proj", "o_proj"]' },
      "8,388,608",
      "the count at r = 4",
    ],
    [
      "both",
      { r: "16", targets: "'all-linear'" },
      "39,976,960",
      "the count for q_proj, v_proj at r = 8",
    ],
    ["PEFT's default modules", { targets: "None", r: "4" }, "2,097,152", "the count at r = 8"],
  ])("is explained by %s that it belongs to", (_, options, value, reason) => {
    expect(find(program(RIGHT, options))).toEqual([["4,194,304", value, reason]]);
  });

  it.each([
    ["a rank that is computed", program(RIGHT, { r: "2 * 8" })],
    ["modules in a variable", program(RIGHT, { r: "16", targets: "find_modules(model)" })],
    ["an unknown model", program(RIGHT, { r: "16", model: '"my/model"' })],
    ["a model in an argument", program(RIGHT, { r: "16", model: "args.model" })],
    [
      "modules that are trained in full",
      program(RIGHT, { r: "16", more: '\n    modules_to_save=["lm_head"],' }),
    ],
    ["biases", program(RIGHT, { r: "16", more: '\n    bias="lora_only",' })],
    ["ranks by module", program(RIGHT, { r: "16", more: "\n    rank_pattern=ranks," })],
    ["another method", program(RIGHT, { r: "16" }).replaceAll("LoraConfig", "LoHaConfig")],
    [
      "another model's size",
      program("trainable params: 4,194,304 || all params: 1,543,714,304", { r: "16" }),
    ],
    ["a count before the adapter exists", program("trainable params: 6,738,415,616", { r: "16" })],
    [
      "a new classification head",
      program(RIGHT, { r: "16" }).replace("CausalLM", "SequenceClassification"),
    ],
  ])("is not compared with %s", (_, code) => {
    expect(find(code)).toEqual([]);
  });

  it("is compared with values of variables", () => {
    const code = `model_id = "${LLAMA}"\nrank: int = 16  # higher\n`;
    const options = { r: "rank", model: "model_id" };
    expect(findValues(code + program(RIGHT, options))).toEqual([["4,194,304", "8,388,608"]]);
    expect(find(code.replace("16", "8") + program(RIGHT, options))).toEqual([]);
  });

  it("has a share that fits it, in any code", () => {
    const text = (share: string) =>
      `# trainable params: 4,194,304 || all params: 6,742,609,920 || trainable%: ${share}`;
    for (const share of [
      "0.0622",
      "0.06",
      "0.062",
      String((100 * 4_194_304) / 6_742_609_920),
      "0.06%",
    ])
      expect(find(text(share)), share).toEqual([]);
    expect(find(text("0.622"))).toEqual([["0.622", "0.0622", undefined]]);
  });
});

describe("a hand-written layer", () => {
  const layer = (scaled: string, parameters = "in_dim, out_dim, rank, alpha") => `
class LoRALayer(torch.nn.Module):
    def __init__(self, ${parameters}):
        super().__init__()
        std = 1 / torch.sqrt(torch.tensor(rank).float())
        self.A = torch.nn.Parameter(torch.randn(in_dim, rank) * std)

        self.B = torch.nn.Parameter(torch.zeros(rank, out_dim))
        self.alpha = alpha

    def forward(self, x):
        update = x @ self.A @ self.B
        return ${scaled}
`;
  it.each([
    ["self.alpha * (x @ self.A @ self.B)", "self.alpha"],
    ["(x @ self.A @ self.B) * self.alpha", "self.alpha"],
    ["self.linear(x) + self.alpha * update", "self.alpha"],
  ])("that returns %s is reported", (scaled, claim) => {
    expect(findValues(layer(scaled))).toEqual([[claim, `${claim} / rank`]]);
    const [finding] = check(layer(scaled), "python");
    expect(finding).toMatchObject({ line: 13, column: 16 + scaled.indexOf(claim) });
  });

  it.each([
    ["divides by the rank", layer("self.alpha / self.rank * update")],
    ["divides by the root of the rank", layer("self.alpha * update / math.sqrt(self.rank)")],
    ["multiplies by a scaling", layer("self.scaling * update")],
    ["has no rank", layer("self.alpha * update", "in_dim, out_dim, alpha")],
    ["has no alpha", layer("self.alpha * update", "in_dim, out_dim, rank")],
    [
      "is given alpha / rank",
      `${layer("self.alpha * update")}\nLoRALayer(8, 8, rank, alpha / rank)`,
    ],
    ["multiplies something else", layer("self.alpha * x")],
  ])("that %s is not reported", (_, code) => {
    expect(find(code)).toEqual([]);
  });
});
