/** The sources that lessons cite: the paper on LoRA, and every paper that a figure's explanation names by its arXiv id. */
import type { Drawing } from "../../../src/figures/figure.js";
import type { MicrosimWords } from "../../../src/locales/index.js";

export interface Source {
  readonly title: string;
  readonly url: string;
  readonly date: string;
  readonly publication: string;
  /** What it is about. */
  readonly use: string | undefined;
}

interface Paper extends Pick<Source, "title" | "publication"> {
  /** The date of the first version. */
  readonly date: string;
  /** The message with its use. Default: the use is not stated. */
  readonly use?: keyof MicrosimWords["sources"];
}

const LORA = "2106.09685";

/** Papers by arXiv id. */
const papers: Readonly<Record<string, Paper>> = {
  [LORA]: {
    title: "LoRA: Low-Rank Adaptation of Large Language Models",
    date: "2021-06-17",
    publication: "Hu et al., ICLR 2022",
    use: "lora",
  },
  "2305.14314": {
    title: "QLoRA: Efficient Finetuning of Quantized LLMs",
    date: "2023-05-23",
    publication: "Dettmers et al., NeurIPS 2023",
    use: "qlora",
  },
  "2310.18547": {
    title: "Punica: Multi-Tenant LoRA Serving",
    date: "2023-10-28",
    publication: "Chen et al., MLSys 2024",
  },
  "2311.03285": {
    title: "S-LoRA: Serving Thousands of Concurrent LoRA Adapters",
    date: "2023-11-06",
    publication: "Sheng et al., MLSys 2024",
  },
  "2312.03732": {
    title: "A Rank Stabilization Scaling Factor for Fine-Tuning with LoRA",
    date: "2023-11-28",
    publication: "Kalajdzievski, 2023",
  },
  "2405.09673": {
    title: "LoRA Learns Less and Forgets Less",
    date: "2024-05-15",
    publication: "Biderman et al., TMLR 2024",
    use: "forgets",
  },
  "2406.08447": {
    title: "The Impact of Initialization on LoRA Finetuning Dynamics",
    date: "2024-06-12",
    publication: "Hayou et al., NeurIPS 2024",
    use: "start",
  },
};

/** Returns the sources of a figure with this explanation. Throws TypeError for a paper that is missing here. */
export function listSources(
  { explanation, language }: Pick<Drawing, "explanation" | "language">,
  m: MicrosimWords,
): Source[] {
  const dates = new Intl.DateTimeFormat(language.tag, { dateStyle: "long", timeZone: "UTC" });
  const cited = [...explanation.matchAll(/\b\d{4}\.\d{5}\b/g)].map(([id]) => id);
  const sources = [...new Set([LORA, ...cited])].map((id) => {
    const paper = papers[id];
    if (!paper) throw new TypeError(`the paper arXiv ${id} has no title`);
    const [date, use] = [dates.format(new Date(paper.date)), paper.use && m.sources[paper.use]];
    return { ...paper, date, use, url: `https://arxiv.org/abs/${id}` };
  });
  const peft = {
    title: "PEFT",
    url: "https://huggingface.co/docs/peft",
    date: m.updated,
    publication: "Hugging Face",
    use: m.sources.peft,
  };
  return [...sources, peft];
}
