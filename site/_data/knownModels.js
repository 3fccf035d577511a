import { exact } from "../../dist/src/format.js";
import { models } from "../../dist/src/models/lookup.js";
import { baseParameters, isHeadless } from "../../dist/src/models/model.js";

/** Every known model, for the list of them: its ids, its family, its layers and its parameters. */
export default models().map((model) => ({
  ids: model.ids,
  type: model.type,
  layers: exact(model.layers),
  parameters: model.other ? exact(baseParameters(model)) : undefined,
  isHeadless: isHeadless(model),
}));
