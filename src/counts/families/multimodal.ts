/** Multimodal models: a vision tower, a language model, and a projector between them. */
import { LoraError } from "../../errors.js";
import { group, type ParameterGroup, parameter } from "../groups.js";
import { getShapeKeys } from "../keys.js";
import {
  type Config,
  type Family,
  type Row,
  renamed,
  type Shapes,
  stack,
  unknownType,
  type Values,
} from "./family.js";
import { countLabels, knownHead } from "./head.js";
import { clip, llama4Vision, pixtral, siglip, type Tower } from "./vision.js";

/** The language models that a family supports, by model_type. The first is the default. */
type LanguageModels = Readonly<Record<string, Family>>;

const PART = "multi_modal_projector";

interface Projector {
  /** Linear modules, with their paths in the projector. */
  readonly rows?: readonly Row[];
  readonly other?: readonly ParameterGroup[];
}

interface Multimodal {
  readonly tower: (config: Config) => Tower;
  readonly towerType: string;
  /**
   * The default of `tie_word_embeddings`, which ties the head to the embedding. "text": only the language model's
   * key counts. "either": the head is tied if either key is true.
   */
  readonly isTied: boolean | "text" | "either";
  /** Whether the language model is a separate module that includes its head. */
  readonly isNested?: boolean;
  /** Whether transformers has a classifier of this family. Default: no. */
  readonly canClassify?: boolean;
  readonly projector: (config: Config, hidden: number, tower: Tower) => Projector;
}

function readObject(config: Config, name: string): Values {
  const value = config.get(name) ?? {};
  if (typeof value === "object" && !Array.isArray(value)) return value as Values;
  throw new LoraError(`${name} of the config`, "a configuration", value);
}

/** Throws LoraError for an unknown type. */
function readType(values: Values, name: string, known: readonly string[]): string {
  const type = values.model_type ?? known[0];
  const match = known.find((name) => name === type);
  if (match !== undefined) return match;
  throw unknownType(`model_type in ${name}`, known, type);
}

/** Adds a vision tower and a projector to language models. */
const multimodal =
  ({ tower: buildTower, towerType, isTied, isNested, canClassify, projector }: Multimodal) =>
  (languageModels: LanguageModels): Family =>
  (config): Shapes => {
    const isClassifier = knownHead(config) === "classifier";
    if (isClassifier && !canClassify)
      throw config.wrongArchitecture("the class of a language model");
    const text = readObject(config, "text_config");
    const type = readType(text, "text_config", Object.keys(languageModels));
    const tied =
      (isTied !== "text" && config.get("tie_word_embeddings", isTied === true)) ||
      (typeof isTied === "string" && text.tie_word_embeddings === true);
    const language = renamed(
      languageModels[type]!(
        config.nested(
          "text_config",
          {
            ...text,
            architectures: config.get("architectures"),
            tie_word_embeddings: tied,
            ...(isClassifier && { num_labels: countLabels(config) }),
          },
          getShapeKeys(type),
        ),
      ),
      isNested
        ? (name) => `language_model.${name}`
        : (name) => name.replace("model.", "model.language_model."),
    );
    const vision = readObject(config, "vision_config");
    readType(vision, "vision_config", [towerType]);
    const tower = buildTower(config.nested("vision_config", vision, getShapeKeys(towerType)));
    const { rows = [], other = [] } = projector(config, language.hidden!, tower);
    const prefix = isNested ? PART : `model.${PART}`;
    return {
      ...language,
      modules: [...tower.modules, ...stack(1, rows, prefix, PART), ...language.modules],
      other: [...tower.other, ...other, ...language.other],
    };
  };

/** The first layer reads the outputs of one or more layers of the tower. */
function twoLayers(config: Config, hidden: number, tower: Tower): Row[] {
  const levels = Array.isArray(config.get("vision_feature_layer"))
    ? config.count("vision_feature_layer")
    : 1;
  const hasBias = config.flag("multimodal_projector_bias");
  return [
    ["linear_1", hidden, levels * tower.hidden, hasBias],
    ["linear_2", hidden, hidden, hasBias],
  ];
}

export const gemma3 = multimodal({
  tower: siglip,
  towerType: "siglip_vision_model",
  isTied: true,
  canClassify: true,
  projector: (_config, hidden, tower) => ({
    other: [
      parameter(`model.${PART}.mm_input_projection_weight`, [tower.hidden, hidden]),
      group("attention-RMSNorm", `model.${PART}.mm_soft_emb_norm`, [tower.hidden]),
    ],
  }),
});

export const mistral3 = multimodal({
  tower: pixtral,
  towerType: "pixtral",
  isTied: true,
  projector: (config, hidden, tower) => ({
    rows: [
      [
        "patch_merger.merging_layer",
        tower.hidden,
        tower.hidden * config.number("spatial_merge_size") ** 2,
      ],
      ...twoLayers(config, hidden, tower),
    ],
    other: [group("attention-RMSNorm", `model.${PART}.norm`, [tower.hidden])],
  }),
});

export const llava = multimodal({
  tower: clip,
  towerType: "clip_vision_model",
  isTied: "either",
  projector: (config, hidden, tower) => ({ rows: twoLayers(config, hidden, tower) }),
});

export const llama4 = multimodal({
  tower: llama4Vision,
  towerType: "llama4_vision_model",
  isTied: "text",
  isNested: true,
  projector: (_config, hidden, tower) => ({ rows: [["linear_1", hidden, tower.hidden]] }),
});
