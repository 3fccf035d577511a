import { choice } from "../../options.js";
import { defineKind } from "../kind.js";
import { VERTICALS } from "./numbers.js";
import { METHODS } from "./runs.js";

export const kind = defineKind({
  name: "methods",
  options: {
    vertical: choice(VERTICALS, {
      default: "accuracy",
      about: "the vertical axis: test accuracy, peak memory or training time",
      control: { kind: "choice" },
    }),
    method: choice(METHODS, {
      default: "LoRA",
      about: "the method to compare with LoRA and full fine-tuning",
      control: { kind: "choice" },
    }),
  },
  examples: [{}, { vertical: "memory" }, { vertical: "time", method: "Prefix tuning" }],
});
