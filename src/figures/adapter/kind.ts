import { AGAINST, FILE } from "../../adapter/index.js";
import { choice, number } from "../../options.js";
import { defineKind } from "../kind.js";
import { EXAMPLE } from "./example.js";
import { MEASURES } from "./numbers.js";
import { checkModules } from "./resolve.js";

export const kind = defineKind({
  name: "adapter",
  options: {
    file: { ...FILE, checkModules },
    against: { ...AGAINST, checkModules },
    share: number({
      min: 50,
      max: 99,
      default: "90",
      about: "the share of ‖ΔW‖² that the counted directions hold, in percent",
      control: { kind: "slider", scale: [50, 60, 70, 75, 80, 85, 90, 95, 99], min: 50, max: 99 },
    }),
    measure: choice(MEASURES, {
      default: "update",
      about: "the size of an update: ‖ΔW‖, or per entry ‖ΔW‖/√(dk)",
      control: { kind: "choice" },
    }),
  },
  examples: [{ file: EXAMPLE }, { file: EXAMPLE, share: 99, measure: "entry" }],
});
