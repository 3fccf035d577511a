/** Every word of what is not to scale. */
import { times } from "../words.js";

/** What may be drawn wider than to scale. */
const THIN = [
  "full fine-tuning’s trained part",
  "LoRA’s frozen part",
  "QLoRA’s frozen part",
  "LoRA’s and QLoRA’s trained part",
];

/** Which of these are, all in one sentence; nothing where none is. */
export function wider(drawn: number, widths: readonly number[]): string | undefined {
  const all = THIN.flatMap((part, index) => {
    const many = times(drawn, widths[index]!);
    return many ? `${part} ${many}` : [];
  });
  return all[0] && `Drawn wider than\u00a0to\u00a0scale: ${all.join(", ")}.`;
}
