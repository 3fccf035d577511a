import { exact } from "../../dist/src/format.js";
import { models } from "../../dist/src/models/lookup.js";
import { baseParameters, isHeadless } from "../../dist/src/models/model.js";

/** Every known model with its ids, family, layers and parameters. */
export default models().map((model) => ({
  ids: model.ids,
  type: model.type,
  layers: exact(model.layers),
  parameters: model.other ? exact(baseParameters(model)) : undefined,
  isHeadless: isHeadless(model),
}));
