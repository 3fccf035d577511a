/** The scripts of pages, by names made from their content. */
import { readFileSync } from "node:fs";
import { contentName } from "../files.js";

interface Script {
  /** File name below /lora/. */
  readonly name: string;
  readonly content: string;
}

function load(name: string, edit = (content: string) => content): Script {
  const file = new URL(`../island/${name}.js`, import.meta.url);
  const content = edit(readFileSync(file, "utf8"));
  return { name: contentName(name, "js", content), content };
}

/** Loaded by the island when a reader keeps a picture. */
const download = load("download");

const withDownload = (content: string) => content.replace("./download.js", `./${download.name}`);

/** For pages with a figure that moves. */
const figure = load("lora-figure", withDownload);

/** For pages with a model's figure. */
const model = load("lora-model", withDownload);

/** For pages with an exercise; after the figure's. */
const goal = load("lora-goal");

/** What each custom element in a page needs: the scripts it names, and what those load. */
export const SCRIPTS: readonly { element: RegExp; script: Script; also: readonly Script[] }[] = [
  { element: /<lora-figure\b/, script: figure, also: [download] },
  { element: /<lora-model\b/, script: model, also: [download] },
  { element: /<lora-goal\b/, script: goal, also: [] },
];
