/** Evaluates the arguments of a tag to a figure, a table or a number. */

import { FILE } from "../adapter/index.js";
import {
  type AdapterInput,
  computeFileBytes,
  countAdapters,
  MODEL_OPTIONS,
  type ModelCount,
  toModel,
} from "../counts/index.js";
import { escapeText } from "../escape.js";
import { kindFor } from "../figures/kinds.js";
import { ALPHA, CONFIG, MODEL, RANK, SIDES } from "../figures/options.js";
import { getLanguages } from "../html/languages.js";
import { fromText } from "../inline.js";
import { getTableWords } from "../locales/index.js";
import { count } from "../lora.js";
import { type TextFormats, textFormats } from "../number-format.js";
import { type InputOf, type Lookup, readOptions } from "../options.js";
import { tableFrom, tableOptions, withCaption } from "../tables/tables.js";
import { renderContentFigure } from "./content-figure.js";
import {
  chooseLocale,
  type Host,
  makesFigure,
  nameFigureArguments,
  pick,
  type RenderedFigure,
  renderFigure,
} from "./figure.js";
import { ID, LANG } from "./options.js";
import { evaluateReference, type SiteRequest } from "./references.js";
import { type Countable, SHOW, type Show, STYLE, showNumber } from "./show.js";
import { showAdapterNumber } from "./show-adapter.js";
import { type Arguments, lookUpIn, nameArguments, TagError } from "./values.js";

/** A figure, a number as text, the end of content, or a request that needs the other pages of the site. */
export type Rendered =
  | RenderedFigure
  | { readonly kind: "number"; readonly text: string }
  /** The end of an author's content. */
  | { readonly kind: "end" }
  | SiteRequest;

/** Evaluates a tag. Throws TagError or LoraError if an argument is not allowed. */
export function renderTag(args: Arguments, data: object, host: Host = {}): Rendered {
  const lookUp = lookUpIn({ data, ...host });
  if (makesFigure(args)) return renderFigure(args, lookUp, host);
  if (args.tag === "loraFigure") return renderContentFigure(args, lookUp, host);
  if (args.tag === "endloraFigure") return { kind: "end", ...nameArguments(args, {}) };
  if (args.tag === "loraTable") return renderTable(args, lookUp, host);
  if (args.tag === "loraRef" || args.tag === "loraList") return evaluateReference(args, lookUp);
  return renderNumber(args, lookUp, host);
}

const { caption: CAPTION, ...COUNTED } = tableOptions;
const TABLE_TEXTS = { id: ID, caption: CAPTION, lang: LANG };

function renderTable(args: Arguments, lookUp: Lookup, host: Host): Rendered {
  const { renderMarkdown = fromText } = host;
  const values = nameArguments(args, { ...tableOptions, id: ID, lang: LANG });
  const { id, caption, lang } = readOptions(TABLE_TEXTS, pick(values, TABLE_TEXTS), lookUp);
  const chosen = chooseLocale(host, lang);
  // A language without words of tables has English tables, as it has English figures.
  const locale = chosen?.files.tables && chosen;
  const generated = tableFrom(pick(values, COUNTED), getTableWords(locale), lookUp);
  const inline = caption === undefined ? fromText(generated.caption) : renderMarkdown(caption);
  const table = withCaption(generated, inline);
  const wordsLang = locale?.language.tag ?? "en";
  return {
    kind: "figure",
    countedAs: "table",
    id,
    table,
    caption: inline,
    listed: inline,
    lang: caption === undefined ? wordsLang : undefined,
    tableLang: getLanguages(host.lang, wordsLang).words,
  };
}

const NUMBER = { show: SHOW, style: STYLE, lang: LANG };
const OF_MATRIX = { rank: RANK, ...SIDES, alpha: ALPHA, ...NUMBER };
/** All options of a count. An adapter_config.json may set all of them. A tag may set only its figure's options. */
const OF_MODEL = { ...MODEL_OPTIONS, model: MODEL, config: CONFIG, ...NUMBER };
const OF_FILE = { file: FILE, ...NUMBER };

/** `full` is the number of the base model's parameters, or NaN if it is unknown. */
function toCountable(counts: ModelCount, adapter: AdapterInput): Countable {
  const full = counts.base ?? Number.NaN;
  const { trainable, scaling, all, model } = counts;
  const fileBytes = () =>
    computeFileBytes(model, { ...adapter, method: adapter.dora ? "dora" : "lora" });
  return { trainable, full, scaling, all, fileBytes };
}

/** Evaluates a tag with `show` to a number of a matrix, a model or an adapter file. */
function renderNumber(args: Arguments, lookUp: Lookup, host: Host): Rendered {
  const isFile = args.named.has("file");
  const isModel = args.named.has("model") || args.named.has("config");
  const values = nameFigureArguments(args, kindFor(args.named.keys()));
  const options = isFile ? OF_FILE : isModel ? OF_MODEL : OF_MATRIX;
  const unsupported = Object.keys(values).find((name) => !Object.hasOwn(options, name));
  if (unsupported)
    throw new TagError(`${unsupported} cannot be combined with show, which returns a number`);
  if (isFile) {
    const { file, show, style, lang } = readOptions(OF_FILE, values, lookUp);
    return {
      kind: "number",
      text: showAdapterNumber(file, show!, style, chooseFormats(host, lang)),
    };
  }
  const toNumber = (counts: Countable, given: InputOf<typeof NUMBER>): Rendered => ({
    kind: "number",
    // Rejects the numbers that only adapter files have.
    text: showNumber(counts, given.show as Show, given.style, chooseFormats(host, given.lang)),
  });
  if (isModel) {
    const {
      model,
      show,
      style,
      lang,
      config: _,
      ...adapter
    } = readOptions(OF_MODEL, values, lookUp);
    const counts = countAdapters(toModel(model), adapter);
    return toNumber(toCountable(counts, adapter), { show, style, lang });
  }
  const { rank, d, k, alpha = rank, ...given } = readOptions(OF_MATRIX, values, lookUp);
  return toNumber(count({ rank, d, k, alpha }), given);
}

/** Undefined for English. */
function chooseFormats(host: Host, lang: string | undefined): TextFormats | undefined {
  const locale = chooseLocale(host, lang);
  return locale && textFormats(locale.language.numbers);
}

/** Replaces a tag with an error while the author edits the page. `mark` is a further class, after a space. */
export function renderProblem(message: string, mark = ""): string {
  return `<p class="lora-problem${mark}" role="alert">${escapeText(message)}</p>`;
}
