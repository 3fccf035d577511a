/**
 * The functions that the fuzzer calls. Each throws if the code breaks a promise for these bytes. This module is
 * built as one CommonJS file, because Jazzer.js instruments only CommonJS.
 */
import { check as checkText, LANGUAGES, type Language } from "../../src/check/index.js";
import { countModel } from "../../src/counts/index.js";
import { figures } from "../../src/figures/index.js";
import { toHtml } from "../../src/html/figure.js";
import { parseTag } from "../../src/tag/arguments.js";
import { renderTag } from "../../src/tag/evaluate.js";
import { tagAt } from "../../src/tag/grammar.js";
import { CONTENT_END, writeRendered } from "../../src/tag/write.js";

/** Runs the work, which may throw only errors for authors. */
function expectOnlyAuthorErrors(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!["LoraError", "TagError"].includes((error as Error).name)) throw error;
    if (/[\n\r\u2028\u2029]/.test((error as Error).message))
      throw new Error(`a message of several lines: ${(error as Error).message}`);
  }
}

const TAG = /<(\/?)([\w-]+)((?: [\w:-]+="[^"<&]*(?:&(?:#\d+|\w+);[^"<&]*)*")*) ?(\/?)>/y;
const TEXT = /(?:[^<&]|&(?:#\d+|\w+);)+/y;

/** Throws if the text is not well-formed XML. */
function assertWellFormed(xml: string): void {
  const open: string[] = [];
  for (let at = 0; at < xml.length; ) {
    TAG.lastIndex = at;
    TEXT.lastIndex = at;
    const [match, isEnd, name = "", , isEmpty] = TAG.exec(xml) ?? TEXT.exec(xml) ?? [];
    if (match === undefined) throw new Error(`not well-formed: ${xml.slice(at, at + 60)}`);
    if (isEnd) {
      if (open.pop() !== name) throw new Error(`an element ends too early: ${match}`);
    } else if (name && !isEmpty) open.push(name);
    at += match.length;
  }
  if (open.length) throw new Error(`elements do not end: ${open}`);
}

/** The text of a tag, parsed and rendered. Other text is taken as the arguments of a figure. */
export function tag(bytes: Uint8Array): void {
  const text = Buffer.from(bytes).toString();
  expectOnlyAuthorErrors(() => {
    const parsed = parseTag(tagAt(text, 0) ?? `<% lora ${text} %>`);
    if ("error" in parsed) throw parsed.error;
    const rendered = renderTag(parsed.args, {});
    // The author's content and the end of its figure follow in the page.
    const end = parsed.args.tag === "loraFigure" ? CONTENT_END : "";
    if (rendered.kind === "figure") assertWellFormed(writeRendered(rendered, { id: "a" }) + end);
  });
}

/** The text of a config.json, counted and drawn. Skips text that is not JSON. */
export function configuration(bytes: Uint8Array): void {
  const text = Buffer.from(bytes).toString();
  let model: unknown;
  try {
    model = JSON.parse(text);
  } catch {
    return;
  }
  expectOnlyAuthorErrors(() => {
    const input = { model: model as object, rank: 4, targets: ["all-linear"] };
    const { trainable, base, all } = countModel({ ...input, targets: "all-linear" });
    for (const count of [trainable, base, all])
      if (count !== undefined && !(Number.isSafeInteger(count) && count >= 0))
        throw new Error(`a count of ${count}`);
    // The memory figure simulates many trainings, so only an eighth of the inputs draws it.
    const figure = text.length % 8 ? figures.model : figures.memory;
    assertWellFormed(toHtml(figure.draw(input), { id: "a" }));
  });
}

/** A document, checked in every language. */
export function check(bytes: Uint8Array): void {
  const text = Buffer.from(bytes).toString();
  const lines = text.split(/\r\n?|\n/);
  for (const language of Object.keys(LANGUAGES) as Language[])
    expectOnlyAuthorErrors(() => {
      for (const { line, column, claim } of checkText(text, language)) {
        const length = lines[line - 1]?.length ?? -1;
        if (!claim || !(column >= 1 && column <= length))
          throw new Error(`${language}: ${claim} is not at ${line}:${column}`);
      }
    });
}

/** The control: a fault behind four comparisons, which random bytes do not reach. */
export function control(bytes: Uint8Array): void {
  const text = Buffer.from(bytes).toString();
  if (text[0] === "b" && text[1] === "u" && text[2] === "g" && text[3] === "!")
    throw new TypeError("the fuzzer found the control's fault");
}
