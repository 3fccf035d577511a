/** The training step of a vision transformer that classifies images. */
import type { ModelCount } from "../count.js";
import { Config } from "../families/family.js";
import { patchCount } from "../families/vision.js";
import { getShapeKeys } from "../keys.js";
import type { Model } from "../model.js";
import { activationNames, type Module, Step, type StepInput } from "../modules.js";
import type { Tensor } from "../tape.js";
import { hasOnly, inLayer, type Simulation, toLayerKinds } from "./simulation.js";

const LAYER = [
  "attention.q_proj",
  "attention.k_proj",
  "attention.v_proj",
  "attention.o_proj",
  "mlp.fc1",
  "mlp.fc2",
];
const CLASSIFIER = "classifier";

const toConfig = ({ config, type }: Model) => new Config(config!, getShapeKeys(type));
const getActivation = ({ config }: Model) => String(config?.hidden_act ?? "gelu");

function forward({ model, modules }: ModelCount, input: StepInput) {
  const config = toConfig(model);
  const { batch, precision } = input;
  const step = new Step(input);
  const { tokens, width } = step;
  const hidden = model.hidden!;
  const patches = batch * patchCount(config);
  const [side, size] = [config.number("image_size"), config.number("patch_size")];
  const channels = config.number("num_channels");
  const isNarrow = precision !== "fp32" && width === 2;

  const pixels = { numel: batch * channels * side ** 2, width: 4 };
  // The model casts images to the dtype of its weights, and autocast casts them for the convolution.
  const given = isNarrow ? step.to(pixels, 2) : pixels;
  const [kernel, bias] = [
    step.parameter(hidden * channels * size ** 2),
    step.parameter(hidden),
  ] as const;
  const seen = step.narrow(step.keep(given));
  const area = channels * size ** 2;
  const embedded = step.linear(
    { ...seen, numel: patches * area },
    kernel,
    hidden,
    area,
    bias,
    true,
  );
  const first = step.expand(step.weight(step.parameter(hidden)), batch * hidden);
  const joined = step.join(first, step.to(embedded, width));
  const positions = step.weight(step.parameter((patches / batch + 1) * hidden));
  let x = step.add(joined, positions);
  const local = [given, step.keep(x)];

  const heads = config.number("num_attention_heads");
  const activation = step.activation(getActivation(model));
  const inLayers = modules.filter(({ path }) => path !== CLASSIFIER);
  x = step.stack(x, toLayerKinds(inLayers, model.layers), (index) => {
    const inside = inLayer(inLayers, index);
    const module = (end: string) => step.adapted(inside.find(({ path }) => path.endsWith(end))!);
    const [before, after] = [step.norm(hidden), step.norm(hidden)];
    const [q, k, v, out, up, down] = LAYER.map(module) as [
      Module,
      Module,
      Module,
      Module,
      Module,
      Module,
    ];
    const attend = (given: Tensor): Tensor => {
      const parts = [q, k, v].map((module) => module(step.keep(given))) as [Tensor, Tensor, Tensor];
      const held = parts.map((part) => step.keep(part));
      const projected = out(step.attention(...parts, tokens * heads));
      step.free(given, ...held);
      return projected;
    };
    const feed = (given: Tensor): Tensor => {
      const result = down(activation(up(step.keep(given))));
      step.free(given);
      return result;
    };
    const block = (x: Tensor, norm: Module, body: Module) => step.add(body(norm(step.keep(x))), x);
    return { shared: [], run: (x) => block(block(x, before, attend), after, feed) };
  });
  const last = step.norm(hidden)(x);
  step.free(...local);
  const classifier = step.adapted(modules.find(({ path }) => path === CLASSIFIER)!);
  const logits = classifier(step.slice(step.keep(last), batch * hidden));
  const loss = step.crossEntropy(step.keep(logits), batch);
  step.free(last, logits);
  step.endForward();
  return { step, loss };
}

export const vit: Simulation = {
  knows: (model) =>
    model.config !== undefined &&
    hasOnly(model, [...LAYER, CLASSIFIER]) &&
    activationNames.includes(getActivation(model)),
  forward,
  countTokens: (model) => patchCount(toConfig(model)) + 1,
};
