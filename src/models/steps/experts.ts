/**
 * The feed-forward block of a mixture of experts. transformers 5 sorts tokens by their experts and multiplies
 * them with the stacked weights (`grouped_mm`, its default).
 */
import type { ModuleCount } from "../count.js";
import type { Config } from "../families/family.js";
import type { Module, Step } from "../modules.js";
import type { Tensor } from "../tape.js";

/** How a family selects experts. */
export interface Experts {
  /** The default number of experts that a token passes. */
  readonly perToken: number;
  /** The dtype of the router's weights: fp32 ("wide"), or the dtype of its logits ("narrow"). */
  readonly router: "wide" | "narrow";
  /** Returns whether the weights of a token's experts are divided by their sum. */
  readonly isNormalized: (config: Config) => boolean;
  /** Whether all tokens also pass a shared expert. */
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

/** Returns the block. `feed` is the expert that all tokens pass. */
export function mixture(
  step: Step,
  { router, isNormalized, hasShared, perToken }: Experts,
  {
    config,
    find,
    activation,
    shared,
  }: {
    readonly config: Config;
    readonly find: (end: string) => ModuleCount;
    readonly activation: Module;
    readonly shared: Module | undefined;
  },
): Module {
  const { tokens } = step;
  const [gate, gateUp, down] = MIXTURE.map(find) as [ModuleCount, ModuleCount, ModuleCount];
  const experts = gate.d;
  const hidden = gate.k;
  const chosen = tokens * config.number("num_experts_per_tok", perToken);
  const routing = step.heldWeight(gate);
  const [into, out] = [step.heldWeight(gateUp), step.heldWeight(down)];
  const sharedGate = hasShared ? step.adapted(find("shared_expert_gate")) : undefined;

  /** Returns rows of a tensor, and saves their indices. */
  const select = (x: Tensor, index: Tensor, numel: number) =>
    step.run([x, index], [numel, x.width], [index], () => [step.allocate(x.numel, x.width)]);

  /** Returns the router's logits, and each token's expert weights and expert indices. */
  function route(given: Tensor): readonly [logits: Tensor, weights: Tensor, indices: Tensor] {
    routing.open();
    const logits = step.product(given, routing.read(), tokens * experts);
    const wide = step.to(step.keep(logits), 4);
    const probabilities = step.map(wide, "output");
    const indices = step.allocate(chosen, 8);
    let weights = step.run([probabilities, step.keep(indices)], [chosen, 4], [indices], () => [
      step.allocate(tokens * experts, 4),
    ]);
    if (isNormalized(config)) weights = step.divided(weights, tokens);
    if (router === "narrow") weights = step.to(weights, logits.width);
    routing.close();
    return [logits, weights, indices];
  }

  function pass(given: Tensor, weights: Tensor, indices: Tensor): Tensor {
    for (const weight of [out, into]) weight.open();
    const integers = (numel: number, width: number) => step.allocate(numel, width);
    const [sorted, order] = [integers(chosen, 8), integers(chosen, 8)];
    const selected = select(step.keep(given), integers(chosen, 8), chosen * hidden);
    const factors = select(weights, step.keep(order), chosen);
    const numbers = integers(chosen, 4);
    const counts = [integers(experts, 4), integers(experts, 4)] as const;
    const grouped = (x: Tensor, weight: Tensor, width: number) =>
      step.grouped(x, weight, chosen * width, step.keep(counts[1]));
    const both = grouped(step.keep(selected), into.read(), gateUp.d);
    const [first, second] = step.split(both, both.numel / 2, both.numel / 2) as [Tensor, Tensor];
    const inner = step.mul(activation(step.keep(first)), second);
    step.free(first);
    const result = grouped(inner, out.read(), hidden);
    const weighted = step.mul(step.keep(result), factors);
    const inverse = integers(chosen, 8);
    step.free(integers(chosen, 8));
    const restored = select(weighted, step.keep(inverse), chosen * hidden);
    const sum = step.sum(step.keep(restored), tokens * hidden);
    const total = step.to(step.keep(sum), given.width);
    step.free(sum, restored, inverse, result, numbers, ...counts, selected, sorted, order, indices);
    for (const weight of [into, out]) weight.close();
    step.free(given);
    return total;
  }

  return (given) => {
    const common = shared?.(step.keep(given));
    const [logits, weights, indices] = route(step.keep(given));
    let result = pass(step.keep(given), weights, indices);
    if (sharedGate && common) {
      const opened = step.map(sharedGate(step.keep(given)), "output");
      result = step.add(result, step.mul(opened, common));
    }
    step.free(given, logits);
    return result;
  };
}
