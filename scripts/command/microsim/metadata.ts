/**
 * The file `metadata.json` of a MicroSim. It is valid in both public schemas of MicroSims, which allow different
 * frameworks, dates and details of controls, and require different keys:
 * github.com/dmccreary/microsims and github.com/dmccreary/search-microsims, src/microsim-schema/microsim-schema.json.
 */
import { DIRECTION_CONTROLS } from "../../../src/direction.js";
import type { Handle } from "../../../src/figures/figure.js";
import type { Control } from "../../../src/options.js";
import { MINUTES, type Microsim } from "./microsim.js";

/** The schemas' name of each kind of control. */
const CONTROLS: Readonly<Record<Control["kind"], string>> = {
  slider: "slider",
  tick: "checkbox",
  choice: "dropdown",
};

const withoutMarkup = (text: string) => text.replaceAll("*", "");

/** Returns a control without its range, because no range of a slider is valid in both schemas. */
const toControl = ({ name, label, control }: Handle) => ({
  id: name,
  type: CONTROLS[control.kind],
  label: withoutMarkup(label),
});

/** Returns the metadata. `date` is the day on which the files are written, as YYYY-MM-DD. */
export function toMetadata(
  { title, figure, drawing, words, m, frame, lesson, book }: Microsim,
  date: string,
): string {
  const { handles } = drawing;
  const isInteractive = handles.length > 0;
  const levels = [...new Set(lesson.objectives.map(({ level }) => level))];
  const topics = [m.subjects[0]!, title];
  const metadata = {
    dublinCore: {
      title,
      creator: [...(book.author ? [book.author] : []), "LoRA Visualizer"],
      subject: m.subjects,
      description: `${words.page.summary} ${drawing.caption}`,
      // One of the schemas requires a time.
      date: `${date}T00:00:00Z`,
      type: isInteractive ? "Interactive Simulation" : "Infographic",
      format: "text/html",
      ...(book.url === undefined ? {} : { identifier: `${book.url}${book.path}/` }),
      language: drawing.language.tag,
      rights: "The script in main.html is part of LoRA Visualizer, MIT License",
    },
    search: {
      tags: ["LoRA", "PEFT", "fine-tuning", figure.name],
      visualizationType: isInteractive ? ["diagram", "interactive-demo"] : ["diagram"],
      interactionLevel: isInteractive ? "moderate" : "passive",
    },
    educational: {
      gradeLevel: ["Undergraduate", "Graduate"],
      subjectArea: ["Computer Science", "Mathematics"],
      topic: topics,
      learningObjectives: lesson.objectives.map(({ text }) => withoutMarkup(text)),
      bloomsTaxonomy: levels,
      prerequisites: m.needed,
      duration: MINUTES,
      difficulty: "Intermediate",
    },
    technical: {
      framework: "other",
      canvasDimensions: { width: frame.width, height: frame.height, responsive: true },
      dependencies: [],
      accessibility: {
        screenReader: true,
        keyboardNavigation: true,
        colorContrast: true,
        altText: true,
      },
    },
    userInterface: { layoutType: "responsive-width", controls: handles.map(toControl) },
    pedagogical: {
      pattern: isInteractive ? "exploration" : "demonstration",
      bloomsTaxonomy: levels,
      bloomAlignment: levels.map((level) => level.toLowerCase()),
      pacing: "self-paced",
      interactionStyle: isInteractive ? "manipulate" : "observe",
    },
  };
  return `${JSON.stringify({ microsim: metadata }, null, 2).replace(DIRECTION_CONTROLS, "")}\n`;
}
