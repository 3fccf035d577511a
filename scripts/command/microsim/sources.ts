/** The sources that lessons cite: the paper on LoRA, and every paper that a figure's explanation names by its arXiv id. */
export interface Source {
  readonly title: string;
  readonly url: string;
  readonly date: string;
  readonly publication: string;
  readonly use: string;
}

const LORA = "2106.09685";

/** Papers by arXiv id, with the date of the first version. */
const papers: Readonly<Record<string, Omit<Source, "url">>> = {
  [LORA]: {
    title: "LoRA: Low-Rank Adaptation of Large Language Models",
    date: "June 17, 2021",
    publication: "Hu et al., ICLR 2022",
    use: "the method",
  },
  "2305.14314": {
    title: "QLoRA: Efficient Finetuning of Quantized LLMs",
    date: "May 23, 2023",
    publication: "Dettmers et al., NeurIPS 2023",
    use: "LoRA on a base model with 4-bit weights",
  },
  "2405.09673": {
    title: "LoRA Learns Less and Forgets Less",
    date: "May 15, 2024",
    publication: "Biderman et al., TMLR 2024",
    use: "a comparison with full fine-tuning",
  },
  "2406.08447": {
    title: "The Impact of Initialization on LoRA Finetuning Dynamics",
    date: "June 12, 2024",
    publication: "Hayou et al., NeurIPS 2024",
    use: "why B starts at zero",
  },
};

const peft: Source = {
  title: "PEFT",
  url: "https://huggingface.co/docs/peft",
  date: "updated continually",
  publication: "Hugging Face",
  use: "the library whose parameter counts the figures match",
};

/** Returns the sources of a figure with this explanation. Throws TypeError for a paper that is missing here. */
export function listSources(explanation: string): Source[] {
  const cited = [...explanation.matchAll(/\b\d{4}\.\d{5}\b/g)].map(([id]) => id);
  const sources = [...new Set([LORA, ...cited])].map((id) => {
    const paper = papers[id];
    if (!paper) throw new TypeError(`the paper arXiv ${id} has no title`);
    return { ...paper, url: `https://arxiv.org/abs/${id}` };
  });
  return [...sources, peft];
}
