/** Simulates the training step of a vision transformer that classifies images. */
import type { ModelCount } from "../count.js";
import { patchCount } from "../families/vision.js";
import type { Model } from "../model.js";
import { activationNames, type Module, Step, type StepInput } from "../modules.js";
import { createTensor, type Tensor, viewAs } from "../tape.js";
import { hasOnly, inLayer, readConfig, type Simulation, toLayerKinds } from "./simulation.js";

const PROJECTIONS = ["attention.q_proj", "attention.k_proj", "attention.v_proj"];
const LAYER = [...PROJECTIONS, "attention.o_proj", "mlp.fc1", "mlp.fc2"];
const CLASSIFIER = "classifier";

const getActivation = ({ config }: Model) => String(config?.hidden_act ?? "gelu");

function forward({ model, modules }: ModelCount, input: StepInput) {
  const config = readConfig(model);
  const { batch, precision } = input;
  const step = new Step(input);
  const { tokens, width } = step;
  const hidden = model.hidden!;
  const patches = batch * patchCount(config);
  const [side, size] = [config.number("image_size"), config.number("patch_size")];
  const channels = config.number("num_channels");
  const isNarrow = precision !== "fp32" && width === 2;

  const pixels = createTensor(batch * channels * side ** 2, 4);
  // The model casts images to the dtype of its weights, and autocast casts them for the convolution.
  const images = isNarrow ? step.to(pixels, 2) : pixels;
  const [kernel, bias] = [
    step.parameter(hidden * channels * size ** 2),
    step.parameter(hidden),
  ] as const;
  const convolutionInput = step.narrow(step.keep(images));
  const area = channels * size ** 2;
  const embedded = step.linear(
    viewAs(convolutionInput, patches * area),
    kernel,
    hidden,
    area,
    bias,
    true,
  );
  const classTokens = step.expand(step.weight(step.parameter(hidden)), batch * hidden);
  const allTokens = step.concatenate(classTokens, step.to(embedded, width));
  const positions = step.weight(step.parameter((patches / batch + 1) * hidden));
  let x = step.add(allTokens, positions);
  const local = [images, step.keep(x)];

  const heads = config.number("num_attention_heads");
  const activation = step.activation(getActivation(model));
  const stackModules = modules.filter(({ path }) => path !== CLASSIFIER);
  x = step.stack(x, toLayerKinds(stackModules, model.layers), (index) => {
    const layerModules = inLayer(stackModules, index);
    const module = (end: string) =>
      step.adapted(layerModules.find(({ path }) => path.endsWith(end))!);
    const [attentionNorm, mlpNorm] = [step.norm(hidden), step.norm(hidden)];
    const projections = PROJECTIONS.map(module);
    const out = module("attention.o_proj");
    const [up, down] = [module("mlp.fc1"), module("mlp.fc2")];
    const attend = (hiddenStates: Tensor): Tensor => {
      const parts = projections.map((project) => project(step.keep(hiddenStates))) as [
        Tensor,
        Tensor,
        Tensor,
      ];
      const localTensors = parts.map((part) => step.keep(part));
      const projected = out(step.attention(...parts, tokens * heads));
      step.free(hiddenStates, ...localTensors);
      return projected;
    };
    const feedForward = (hiddenStates: Tensor): Tensor => {
      const result = down(activation(up(step.keep(hiddenStates))));
      step.free(hiddenStates);
      return result;
    };
    const block = (x: Tensor, norm: Module, body: Module) => step.add(body(norm(step.keep(x))), x);
    return { shared: [], run: (x) => block(block(x, attentionNorm, attend), mlpNorm, feedForward) };
  });
  const finalStates = step.norm(hidden)(x);
  step.free(...local);
  const classifier = step.adapted(modules.find(({ path }) => path === CLASSIFIER)!);
  const logits = classifier(step.slice(step.keep(finalStates), batch * hidden));
  const loss = step.crossEntropy(step.keep(logits), batch);
  step.free(finalStates, logits);
  step.endForward();
  return { step, loss };
}

export const vit: Simulation = {
  supports: (model) =>
    model.config !== undefined &&
    hasOnly(model, [...LAYER, CLASSIFIER]) &&
    model.modules.some(({ path }) => path === CLASSIFIER) &&
    activationNames.includes(getActivation(model)),
  forward,
  countTokens: (model) => patchCount(readConfig(model)) + 1,
};
