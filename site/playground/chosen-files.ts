/// <reference lib="dom" />
/** The adapter files that the reader has chosen. They are read in the browser, in a worker. */
import type { Adapter } from "../../src/adapter/index.js";
import { EXAMPLE } from "../../src/figures/adapter/example.js";
import { make } from "../scripts/dom.js";

const words = {
  choose:
    "Choose or drop an adapter file and its adapter_config.json, or two adapters to compare. They stay in your browser.",
  /** The remark on an adapter that no chosen file replaces. */
  example: "This is an example adapter. To draw yours, choose its file in the options.",
} as const;

const adapters = new Map<string, Adapter>();

/** Returns the name of a file without its folder. */
const toName = (file: unknown) => String(file).replace(/^.*[\\/]/, "");

/** Returns the chosen adapter of this name, or an example. */
export const readAdapter = (file: string): object => adapters.get(toName(file)) ?? EXAMPLE;

/** Returns the remark on the figure or number of a tag, if it names an adapter file that the reader has not chosen. */
export function remarkOn(named: ReadonlyMap<string, unknown>): string | undefined {
  const files = ["file", "against"].filter((name) => named.has(name));
  const hasExample = files.some((name) => !adapters.has(toName(named.get(name))));
  return hasExample ? words.example : undefined;
}

/** Returns a field for files. Calls `use` with the names of the adapter files that have been read: one, or two to compare. */
export function createFileField(use: (name: string, against?: string) => void): HTMLElement {
  const input = make("input", { type: "file", multiple: true });
  const status = make("output", {});
  input.oninput = async (event) => {
    // The form would read the field of the name.
    event.stopPropagation();
    const { readFiles } = await import("./read-files.js");
    readFiles([...(input.files ?? [])], adapters, status, use);
  };
  return make("div", {}, make("label", { className: "tick" }, words.choose, input), status);
}
