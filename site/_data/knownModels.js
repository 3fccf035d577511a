import { baseParameters, exact, isHeadless, models } from "../../.build/site.js";

/** Every known model with its ids, family, layers and parameters. */
export default models().map((model) => ({
  ids: model.ids,
  type: model.type,
  layers: exact(model.layers),
  parameters: model.other ? exact(baseParameters(model)) : undefined,
  isHeadless: isHeadless(model),
}));
