/** The page `index.md` of a MicroSim, for Material for MkDocs and Zensical. */
import { stringify } from "yaml";
import { escapeMarkdown, escapeText } from "../../../src/escape.js";
import { describePicture, type Item } from "../../../src/figures/parts.js";
import { toInline, toMarkdown } from "../../../src/tables/markdown.js";
import { type Activity, findLeader } from "./activities.js";
import { AUDIENCE, MINUTES, type Microsim, PREREQUISITES } from "./microsim.js";
import { listSources } from "./sources.js";

/** The address in the iframe to copy if the book's configuration has none. */
const PLACEHOLDER = "https://example.org/my-book";

/** The number of points that the page, its files and its metadata have in the rubric of MicroSims. */
const SCORE = 100;

const toFrame = (src: string, { title, frame }: Microsim) =>
  `<iframe src="${escapeText(src)}" title="${escapeText(title)}" height="${frame.height}" width="100%" ` +
  `scrolling="no" style="height: ${frame.css}"></iframe>`;

const toList = (items: readonly string[]) => items.map((item) => `- ${item}`).join("\n");
const toNumbered = (items: readonly string[]) =>
  items.map((item, index) => `${index + 1}. ${item}`).join("\n");
const toTasks = (items: readonly Activity[]) => toNumbered(items.map(({ task }) => toInline(task)));
const toAnswers = (items: readonly Activity[]) =>
  toNumbered(items.map(({ answer }) => toInline(answer)));

/** Returns what a reader can do with the controls. */
function toUse({ drawing: { handles } }: Microsim): string {
  if (!handles.length) return "The figure has no controls.";
  const items = handles.map((handle) => {
    const { label, control } = handle;
    const name = `“${toInline(label)}”`;
    const leader = findLeader(handle, handles);
    if (leader)
      return `${name}: untick the box beside “${toInline(leader.label)}”, then move the slider, or type a number.`;
    if (control.kind === "slider") return `${name}: move the slider, or type a number.`;
    return `${name}: ${control.kind === "tick" ? "tick or untick the box" : "choose from the list"}.`;
  });
  return `${toList(items)}\n\nArrow keys on the picture move through its parts. Below the picture, readers can reset it, download it, or copy a link to what it shows.`;
}

/** Returns text as MkDocs and its themes expect it in front matter, which they print as HTML. */
const toFrontMatter = (text: string) =>
  text.replace(/[&<>]/g, (char) => `&#${char.charCodeAt(0)};`);

/** The standard of MicroSims asks for quotes around texts. */
const QUOTED = { defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN" } as const;

/** Returns code in a fence that no line of the code ends. */
function toCode(language: string, code: string): string {
  const runs = Array.from(code.matchAll(/`+/g), ([run]) => run.length);
  const fence = "`".repeat(Math.max(2, ...runs) + 1);
  return `${fence}${language}\n${code}\n${fence}`;
}

/** Returns the sentence that tells an author how to complete the iframe. */
const toHint = ({ book }: Microsim) =>
  book.url === undefined
    ? `Copy this iframe to your website, and replace \`${PLACEHOLDER}\` by the address of this book:`
    : "Copy this iframe to your website:";

/** Returns the parts of a picture as a nested list. */
const listItems = (items: readonly Item[], indent = "    "): string =>
  items
    .map(
      ({ words, items }) => `${indent}- ${toInline(words)}\n${listItems(items, `${indent}    `)}`,
    )
    .join("");

export function toIndexPage(microsim: Microsim): string {
  const { name, title, figure, drawing, lesson, command, book } = microsim;
  const { overview, items } = describePicture(drawing);
  const image = `${book.path}/${name}.png`;
  const sources = listSources(drawing.explanation).map(
    ({ title, url, date, publication, use }) =>
      `[${escapeMarkdown(title)}](${url}) - ${date} - ${publication} - ${use}`,
  );
  const texts = { title: toFrontMatter(title), description: figure.summary };
  const data = { quality_score: SCORE, image, "og:image": image };
  return `---
${stringify(texts, { ...QUOTED, lineWidth: 0 })}${stringify(data, { lineWidth: 0 })}---

# ${escapeMarkdown(title)}

${toFrame("main.html", microsim)}

${toHint(microsim)}

${toCode("html", toFrame(`${book.url ?? PLACEHOLDER}${book.path}/main.html`, microsim))}

[Run the Figure Fullscreen](./main.html){ .md-button .md-button--primary }

## Description

${escapeMarkdown(figure.summary)}

${escapeMarkdown(drawing.caption)}

${toInline(drawing.explanation)}

The picture in words:

- ${toInline(overview)}
${listItems(items)}
### How to Use

${toUse(microsim)}

### Numbers

${toMarkdown(drawing.table()).trimEnd()}

### Edit This Figure

This command drew the figure. Change its values and run it again. \`--force\` replaces the files:

${toCode("sh", command)}

## Lesson Plan

### Learning Objectives

After this lesson, students can:

${toList(lesson.objectives.map(({ text }) => toInline(text)))}

### Target Audience

Students of machine learning: ${AUDIENCE.join(", ").toLowerCase()}. The lesson takes about ${MINUTES.typical} minutes.

### Prerequisites

${toList(PREREQUISITES)}

### Activities

${toTasks(lesson.activities)}

### Assessment

${toTasks(lesson.questions)}

### Answers

Activities:

${toAnswers(lesson.activities)}

Assessment:

${toAnswers(lesson.questions)}

## References

${toNumbered(sources)}
`;
}
