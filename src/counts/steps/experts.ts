/**
 * Simulates the feed-forward block of a mixture of experts. transformers 5 sorts tokens by their experts and
 * multiplies them with the stacked weights (`grouped_mm`, its default).
 */
import type { ModuleCount } from "../count.js";
import type { Config } from "../families/family.js";
import type { Module, Step } from "../modules.js";
import type { Tensor } from "../tape.js";

/** How a family selects experts. */
export interface Experts {
  /** The default number of experts for each token. */
  readonly perToken: number;
  /** Whether the weights of a token's experts are cast to the dtype of the router's logits. Otherwise they are fp32. */
  readonly castsWeights?: boolean;
  /** Whether the weights of a token's experts are divided by their sum. */
  readonly isNormalized: (config: Config) => boolean;
  /** Whether there is also a shared expert for all tokens. */
  readonly hasShared?: boolean;
}

/** Path suffixes of a mixture's modules. */
export const MIXTURE = ["mlp.gate", "mlp.experts.gate_up_proj", "mlp.experts.down_proj"];
export const SHARED = [
  "shared_expert.gate_proj",
  "shared_expert.up_proj",
  "shared_expert.down_proj",
  "shared_expert_gate",
];

/** `shared` is the expert for all tokens. */
export function mixture(
  step: Step,
  { castsWeights, isNormalized, hasShared, perToken }: Experts,
  {
    config,
    findModule,
    activation,
    shared,
  }: {
    readonly config: Config;
    readonly findModule: (end: string) => ModuleCount;
    readonly activation: Module;
    readonly shared: Module | undefined;
  },
): Module {
  const { tokens } = step;
  const [gate, gateUp, down] = MIXTURE.map(findModule) as [ModuleCount, ModuleCount, ModuleCount];
  const experts = gate.d;
  const hidden = gate.k;
  const assignments = tokens * config.number("num_experts_per_tok", perToken);
  const routing = step.adaptedParameter(gate);
  const [gateUpWeight, downWeight] = [step.adaptedParameter(gateUp), step.adaptedParameter(down)];
  const sharedGate = hasShared ? step.adapted(findModule("shared_expert_gate")) : undefined;

  /** Selects rows of a tensor. Saves their indices. */
  const select = (x: Tensor, index: Tensor, numel: number) =>
    step.run([x, index], [numel, x.width], [index], () => [step.allocate(x.numel, x.width)]);

  /** The router's logits, and each token's expert weights and expert indices. */
  function route(
    hiddenStates: Tensor,
  ): readonly [logits: Tensor, weights: Tensor, indices: Tensor] {
    routing.open();
    const logits = step.product(hiddenStates, routing.read(), tokens * experts);
    const wide = step.to(step.keep(logits), 4);
    const probabilities = step.map(wide, "output");
    const indices = step.allocate(assignments, 8);
    let weights = step.run([probabilities, step.keep(indices)], [assignments, 4], [indices], () => [
      step.allocate(tokens * experts, 4),
    ]);
    if (isNormalized(config)) weights = step.normalizeRows(weights, tokens);
    if (castsWeights) weights = step.to(weights, logits.width);
    routing.close();
    return [logits, weights, indices];
  }

  function runExperts(hiddenStates: Tensor, weights: Tensor, indices: Tensor): Tensor {
    for (const weight of [downWeight, gateUpWeight]) weight.open();
    const integers = (numel: number, width: number) => step.allocate(numel, width);
    const [sorted, order] = [integers(assignments, 8), integers(assignments, 8)];
    const selected = select(
      step.keep(hiddenStates),
      integers(assignments, 8),
      assignments * hidden,
    );
    const factors = select(weights, step.keep(order), assignments);
    const numbers = integers(assignments, 4);
    const counts = [integers(experts, 4), integers(experts, 4)] as const;
    const grouped = (x: Tensor, weight: Tensor, width: number) =>
      step.groupedProduct(x, weight, assignments * width, step.keep(counts[1]));
    const gateAndUp = grouped(step.keep(selected), gateUpWeight.read(), gateUp.d);
    const [first, second] = step.split(gateAndUp, gateAndUp.numel / 2, gateAndUp.numel / 2) as [
      Tensor,
      Tensor,
    ];
    const inner = step.mul(activation(step.keep(first)), second);
    step.free(first);
    const result = grouped(inner, downWeight.read(), hidden);
    const weighted = step.mul(step.keep(result), factors);
    const inverse = integers(assignments, 8);
    step.free(integers(assignments, 8));
    const restored = select(weighted, step.keep(inverse), assignments * hidden);
    const sum = step.sum(step.keep(restored), tokens * hidden);
    const total = step.to(step.keep(sum), hiddenStates.width);
    step.free(sum, restored, inverse, result, numbers, ...counts, selected, sorted, order, indices);
    for (const weight of [gateUpWeight, downWeight]) weight.close();
    step.free(hiddenStates);
    return total;
  }

  return (hiddenStates) => {
    const common = shared?.(step.keep(hiddenStates));
    const [logits, weights, indices] = route(step.keep(hiddenStates));
    let result = runExperts(step.keep(hiddenStates), weights, indices);
    if (sharedGate && common) {
      const gateValue = step.map(sharedGate(step.keep(hiddenStates)), "output");
      result = step.add(result, step.mul(gateValue, common));
    }
    step.free(hiddenStates, logits);
    return result;
  };
}
