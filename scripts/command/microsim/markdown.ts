/** The page `index.md` of a MicroSim, for Material for MkDocs and Zensical. */
import { stringify } from "yaml";
import { DIRECTION_CONTROLS } from "../../../src/direction.js";
import { escapeMarkdown, escapeText } from "../../../src/escape.js";
import { describePicture, type Item } from "../../../src/figures/parts.js";
import { toInline, toMarkdown } from "../../../src/tables/markdown.js";
import { type Activity, findLeader } from "./activities.js";
import { MINUTES, type Microsim } from "./microsim.js";
import { listSources } from "./sources.js";

/** The address in the iframe to copy if the book's configuration has none. */
const PLACEHOLDER = "https://example.org/my-book";

/** The points in the rubric of MicroSims, which asks for English headings. */
const QUALITY = { quality_score: 100 };

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
function toUse({ drawing: { handles }, m }: Microsim): string {
  if (!handles.length) return m.noControls;
  const items = handles.map((handle) => {
    const { label, control } = handle;
    const leader = findLeader(handle, handles);
    if (leader) return m.moveAfter({ label, leader: leader.label });
    return { slider: m.move, tick: m.tick, choice: m.choose }[control.kind]({ label });
  });
  return `${toList(items.map(toInline))}\n\n${m.keys}`;
}

/** Returns text as MkDocs and its themes expect it in front matter, which they print as HTML. */
const toFrontMatter = (text: string) =>
  text.replace(DIRECTION_CONTROLS, "").replace(/[&<>]/g, (char) => `&#${char.charCodeAt(0)};`);

/** The standard of MicroSims asks for quotes around texts. */
const QUOTED = { defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN" } as const;

/** Returns code in a fence that no line of the code ends. */
function toCode(language: string, code: string): string {
  const runs = Array.from(code.matchAll(/`+/g), ([run]) => run.length);
  const fence = "`".repeat(Math.max(2, ...runs) + 1);
  return `${fence}${language}\n${code}\n${fence}`;
}

/** Returns the sentence that tells an author how to complete the iframe. */
const toHint = ({ book, m }: Microsim) =>
  book.url === undefined ? m.copyReplace({ placeholder: `\`${PLACEHOLDER}\`` }) : m.copy;

/** Returns the parts of a picture as a nested list. */
const listItems = (items: readonly Item[], indent = "    "): string =>
  items
    .map(
      ({ words, items }) => `${indent}- ${toInline(words)}\n${listItems(items, `${indent}    `)}`,
    )
    .join("");

export function toIndexPage(microsim: Microsim): string {
  const { name, title, drawing, words, m, lesson, command, book } = microsim;
  const { summary } = words.page;
  const { overview, items } = describePicture(drawing);
  const image = `${book.path}/${name}.png`;
  const sources = listSources(drawing, m).map(
    ({ title, url, date, publication, use }) =>
      `[${escapeMarkdown(title)}](${url}) - ${date} - ${publication}${use ? ` - ${use}` : ""}`,
  );
  const texts = { title: toFrontMatter(title), description: toFrontMatter(summary) };
  const quality = drawing.language.tag === "en" ? QUALITY : {};
  const data = { ...quality, image, "og:image": image };
  return `---
${stringify(texts, { ...QUOTED, lineWidth: 0 })}${stringify(data, { lineWidth: 0 })}---

# ${escapeMarkdown(title)}

${toFrame("main.html", microsim)}

${toHint(microsim)}

${toCode("html", toFrame(`${book.url ?? PLACEHOLDER}${book.path}/main.html`, microsim))}

[${m.fullscreen}](./main.html){ .md-button .md-button--primary }

## ${m.description}

${escapeMarkdown(summary)}

${escapeMarkdown(drawing.caption)}

${toInline(drawing.explanation)}

${m.picture}

- ${toInline(overview)}
${listItems(items)}
### ${m.use}

${toUse(microsim)}

### ${m.numbers}

${toMarkdown(drawing.table()).trimEnd()}

### ${m.edit}

${m.command}

${toCode("sh", command)}

## ${m.lessonPlan}

### ${m.objectives}

${m.studentsCan}

${toList(lesson.objectives.map(({ text }) => toInline(text)))}

### ${m.audience}

${m.readers({ minutes: MINUTES.typical })}

### ${m.prerequisites}

${toList(m.needed)}

### ${m.activities}

${toTasks(lesson.activities)}

### ${m.assessment}

${toTasks(lesson.questions)}

### ${m.answers}

${m.activities}:

${toAnswers(lesson.activities)}

${m.assessment}:

${toAnswers(lesson.questions)}

## ${m.references}

${toNumbered(sources)}
`;
}
