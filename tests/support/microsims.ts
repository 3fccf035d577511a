/** What MicroSims must be: the rules of both public schemas of `metadata.json`, and the points of the rubric. */
import { Ajv, type ValidateFunction } from "ajv";

/**
 * The rules of the two schemas for every key that our metadata may have. The schemas themselves are licensed CC BY-NC-SA
 * 4.0, so this project has no copies; these are the same rules, written anew.
 */
const STRING = { type: "string" };
const STRINGS = { type: "array", items: STRING };
const INTEGER = { type: "integer" };
const BOOLEAN = { type: "boolean" };
const among = (...values: readonly string[]) => ({ type: "string", enum: values });
const listAmong = (...values: readonly string[]) => ({ type: "array", items: among(...values) });
const object = (properties: object, ...required: readonly string[]) => ({
  type: "object",
  properties,
  required,
});

const LEVELS = ["Remember", "Understand", "Apply", "Analyze", "Evaluate", "Create"];
const GRADES = ["K", ...Array.from({ length: 12 }, (_, index) => String(index + 1))];
const AGES = ["Undergraduate", "Graduate", "Adult"];
const SUBJECTS = [
  ...["Mathematics", "Science", "Physics", "Chemistry", "Biology", "Computer Science"],
  ...["Engineering", "Economics", "Finance", "Statistics", "Psychology", "Social Studies"],
  ...["Language Arts", "Art", "Music", "Health", "Physical Education", "Other"],
];
const CONTROLS = [
  ...["slider", "range-slider", "button", "toggle-button", "checkbox", "radio", "dropdown"],
  ...["multi-select", "text-input", "number-input", "color-picker", "file-upload", "date-picker"],
];
const SLIDER = object(
  {
    min: { type: "number" },
    max: { type: "number" },
    default: { type: "number" },
    step: { type: "number" },
  },
  ...["min", "max", "default"],
);

const dublinCore = (date: object) =>
  object(
    {
      title: STRING,
      creator: STRINGS,
      subject: STRINGS,
      description: STRING,
      publisher: STRING,
      contributor: STRINGS,
      date,
      type: among("Interactive Simulation", "Educational MicroSim", "Infographic"),
      format: among("text/javascript", "application/javascript", "text/html"),
      identifier: STRING,
      source: STRING,
      language: { type: "string", pattern: "^[a-z]{2}(-[A-Z]{2})?$" },
      relation: STRINGS,
      rights: STRING,
    },
    ...["title", "creator", "subject", "description", "date", "type", "format", "rights"],
  );

const search = (...required: readonly string[]) =>
  object(
    {
      tags: STRINGS,
      searchKeywords: STRINGS,
      visualizationType: listAmong(
        ...["animation", "chart", "infographic", "graph", "diagram", "simulation"],
        ...["interactive-demo", "data-visualization", "3d-model", "timeline", "network", "map"],
        "dashboard",
      ),
      interactionLevel: among("passive", "low", "moderate", "high", "very-high"),
      complexity: { type: "integer", minimum: 1, maximum: 10 },
      relatedConcepts: STRINGS,
    },
    ...required,
  );

const educational = (grades: readonly string[], subjects: readonly string[], more: object) =>
  object(
    {
      gradeLevel: listAmong(...grades),
      subjectArea: listAmong(...subjects),
      topic: STRINGS,
      learningObjectives: STRINGS,
      prerequisites: STRINGS,
      duration: object({ typical: INTEGER, range: object({ min: INTEGER, max: INTEGER }) }),
      difficulty: among("Beginner", "Intermediate", "Advanced"),
      ...more,
    },
    ...["gradeLevel", "subjectArea", "topic", "learningObjectives"],
  );

const technical = (frameworks: readonly string[], ...required: readonly string[]) =>
  object(
    {
      framework: among(...frameworks),
      version: STRING,
      canvasDimensions: object({ width: INTEGER, height: INTEGER, responsive: BOOLEAN }),
      dependencies: STRINGS,
      browserCompatibility: STRINGS,
      accessibility: object({
        screenReader: BOOLEAN,
        keyboardNavigation: BOOLEAN,
        colorContrast: BOOLEAN,
        altText: BOOLEAN,
      }),
    },
    ...required,
  );

const userInterface = (control: object) =>
  object(
    {
      layoutType: among("fixed", "responsive-width", "two-column", "multi-panel", "dashboard"),
      controls: { type: "array", items: control },
    },
    "controls",
  );

const control = (properties: object) =>
  object(
    { id: STRING, type: among(...CONTROLS), label: STRING, description: STRING, properties },
    ...["id", "type", "label"],
  );

const isSlider = object({ type: { const: "slider" } }, "type");

const root = (sections: object) =>
  object(
    {
      microsim: object(
        sections,
        ...["dublinCore", "search", "educational", "technical", "userInterface"],
      ),
    },
    "microsim",
  );

const ajv = new Ajv({
  strict: false,
  allErrors: true,
  formats: {
    date: /^\d{4}-\d\d-\d\d$/,
    "date-time": /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/,
  },
});

/** A validator for each schema, src/microsim-schema/microsim-schema.json in these repositories, by commit. */
export const schemas: Readonly<Record<string, ValidateFunction>> = {
  "github.com/dmccreary/microsims, 92504f9": ajv.compile(
    root({
      dublinCore: dublinCore({
        type: "string",
        anyOf: [{ format: "date" }, { format: "date-time" }],
      }),
      search: search("tags", "visualizationType"),
      educational: educational([...GRADES, ...AGES], SUBJECTS, {
        bloomsTaxonomy: listAmong(...LEVELS),
      }),
      technical: technical(
        ["p5.js", "vanilla-js", "d3.js", "three.js", "other"],
        ...["framework", "canvasDimensions"],
      ),
      userInterface: userInterface({
        ...control({ type: "object" }),
        anyOf: [{ not: isSlider }, object({ properties: SLIDER })],
      }),
    }),
  ),
  "github.com/dmccreary/search-microsims, fe1f401": ajv.compile(
    root({
      dublinCore: dublinCore({ type: "string", format: "date-time" }),
      search: search("visualizationType"),
      educational: educational(
        [...GRADES, "K-5", "6-8", "6-12", "9-12", "K-12", ...AGES],
        [...SUBJECTS, "Programming", "STEM", "Robotics"],
        {},
      ),
      technical: technical(
        [
          ...["p5.js", "mermaid.js", "vis-network.js", "chart.js", "vis-timeline.js", "plotly.js"],
          ...["leaflet.js", "other"],
        ],
        "framework",
      ),
      userInterface: userInterface(
        control({
          type: "object",
          // Buttons, checkboxes, lists and fields.
          oneOf: [
            SLIDER,
            object({ text: STRING, action: STRING }),
            object({ checked: BOOLEAN, value: STRING }),
            object({ default: STRING, multiple: BOOLEAN }),
            object({ default: STRING, placeholder: STRING }),
          ],
        }),
      ),
      pedagogical: object(
        {
          pattern: among(
            ...["worked-example", "exploration", "practice", "assessment", "reference"],
            ...["demonstration", "guided-discovery"],
          ),
          bloomsTaxonomy: listAmong(...LEVELS),
          bloomAlignment: listAmong(...LEVELS.map((level) => level.toLowerCase())),
          supportsPrediction: BOOLEAN,
          pacing: among("self-paced", "continuous", "timed", "step-through"),
          interactionStyle: among("observe", "manipulate", "construct", "respond", "explore"),
        },
        ...["pattern", "bloomAlignment", "pacing"],
      ),
    }),
  ),
};

export const findProblems = (metadata: unknown): string[] =>
  Object.entries(schemas).flatMap(([name, validate]) =>
    validate(metadata)
      ? []
      : validate.errors!.map(({ instancePath, message }) => `${name}: ${instancePath} ${message}`),
  );

/** The files of a MicroSim's folder by name. */
export type Files = ReadonlyMap<string, Uint8Array | string>;

/** Returns the text of a section with this heading, or "". */
const getSection = (page: string, heading: RegExp) =>
  page.split(/^## /m).find((part) => heading.test(part)) ?? "";

/**
 * The points of each criterion: github.com/dmccreary/claude-skills, skills/microsim-utils/references/standardization.md,
 * commit 8dcff71. The last criterion depends on the library; for a generated figure, it is the command to edit it.
 */
const RUBRIC: Readonly<
  Record<string, [points: number, isMet: (files: Files, name: string, page: string) => boolean]>
> = {
  title: [2, (_files, _name, page) => /^---\n(?:.+\n)+---\n\n# \S/.test(page)],
  "main.html": [10, (files) => String(files.get("main.html") ?? "").startsWith("<!doctype html>")],
  "title and description in YAML": [
    3,
    (_files, _name, page) => /^title: ".+"$/m.test(page) && /^description: ".+"$/m.test(page),
  ],
  "image reference": [
    5,
    (_files, name, page) =>
      ["image", "og:image"].every((key) => page.includes(`\n${key}: /sims/${name}/${name}.png\n`)),
  ],
  "metadata.json": [10, (files) => files.has("metadata.json")],
  "valid metadata.json": [
    20,
    (files) => findProblems(JSON.parse(String(files.get("metadata.json") ?? "null"))).length === 0,
  ],
  iframe: [10, (_files, _name, page) => /^<iframe src="main\.html" .*height="\d+"/m.test(page)],
  "fullscreen button": [
    5,
    (_files, _name, page) => /^\[.*Fullscreen\]\(\.\/main\.html\)\{ \.md-button/m.test(page),
  ],
  "iframe example": [
    5,
    (_files, name, page) =>
      page.includes('```html\n<iframe src="https://') && page.includes(`/${name}/main.html"`),
  ],
  image: [
    5,
    (files, name) =>
      Buffer.from(files.get(`${name}.png`) ?? "")
        .subarray(1, 4)
        .toString() === "PNG",
  ],
  overview: [5, (_files, _name, page) => getSection(page, /^Description\n/).length > 200],
  "lesson plan": [
    10,
    (_files, _name, page) =>
      ["Learning Objectives", "Target Audience", "Prerequisites", "Activities", "Assessment"].every(
        (heading) => getSection(page, /^Lesson Plan\n/).includes(`\n### ${heading}\n\n`),
      ),
  ],
  references: [
    5,
    (_files, _name, page) =>
      /\n1\. \[.+\]\(https:\/\/.+\) - .+ - .+ - .+/.test(getSection(page, /^References\n/)),
  ],
  "type-specific": [5, (_files, _name, page) => /```sh\nlora-visualizer .*--microsim/.test(page)],
};

/** Returns the points of a MicroSim, and the criteria that it does not meet. */
export function score(files: Files, name: string): { points: number; missing: string[] } {
  const page = String(files.get("index.md") ?? "");
  const entries = Object.entries(RUBRIC);
  const missing = entries.filter(([, [, isMet]]) => !isMet(files, name, page)).map(([key]) => key);
  const points = entries
    .filter(([key]) => !missing.includes(key))
    .reduce((sum, [, [value]]) => sum + value, 0);
  return { points, missing };
}
