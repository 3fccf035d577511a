/** Which modules prose says that LoRA adapts: "q and v", "all linear layers", "`q_proj`, `v_proj`". */
import { models } from "../models/lookup.js";
import type { Model } from "../models/model.js";
import { ALL_LINEAR, type Targets } from "../models/targets.js";

/** One of the ways in which a sentence names modules: kinds of them, or names of a family's own. */
export type Named = readonly string[] | typeof ALL_LINEAR;

/** Kinds of modules: how prose calls them, and the last part of their paths. */
const KINDS = [
  ["q", /^(?:W_?)?q(?:_proj)?$|^quer/i, /^(?:to_)?q(?:_proj|uery(?:_proj)?)?$/],
  ["k", /^(?:W_?)?k(?:_proj)?$|^key/i, /^(?:to_)?k(?:_proj|ey(?:_proj)?)?$|^key$/],
  ["v", /^(?:W_?)?v(?:_proj)?$|^value/i, /^(?:to_)?v(?:_proj)?$|^value(?:_proj)?$/],
  ["o", /^(?:W_?)?o(?:_proj)?$|^output/i, /^(?:o|o_proj|out_proj)$/],
  ["gate", /^gate/i, /^gate_proj$/],
  ["up", /^up/i, /^up_proj$/],
  ["down", /^down/i, /^down_proj$/],
  ["fc1", /^fc1$/i, /^fc1$/],
  ["fc2", /^fc2$/i, /^fc2$/],
] as const;

const ATTENTION = ["q", "k", "v", "o"] as const;
const MLP = ["gate", "up", "down"] as const;

const NAME =
  "(?:(?:W_?|\\b)[qkvo](?:_proj)?|quer(?:y|ies)|keys?|values?|outputs?|gate(?:_proj)?|up(?:_proj)?|down(?:_proj)?|fc[12])(?![\\w-])";
const BETWEEN =
  "[\"'’]?\\s*(?:projections?\\s*)?(?:,|&|/|\\+|,?\\s*and\\b|\\bor\\b)\\s*(?:and\\s+)?(?:the\\s+)?[\"'‘]?";
const LIST = new RegExp(`(?<![\\w-])${NAME}(?:${BETWEEN}${NAME})*`, "gi");
/** A single word of these is a module only where it says so. */
const ALONE = /_proj$|^W_?[qkvo]$|^fc[12]$/;
const ALL =
  /\ball[- ]linear\b|\b(?:all|every|each)\b(?:\s+(?:of|the|its|seven))*\s+linear\b|\b(?:all|every)\s+(?:the\s+|its\s+|seven\s+)*(?:modules?|projections?|matrices|matrix)\b(?!\s+of)|\battention and (?:the\s+)?(?:MLP|feed-forward)/i;
const ALL_ATTENTION =
  /\b(?:all|every|four)\s+(?:\w+\s+){0,3}?attention\s+(?:projection|matri|module|weight|linear|layer)|\battention\s+projections?\b|\bQKVO\b/i;
const ALL_MLP =
  /\b(?:all|three|only|just)\s+(?:\w+\s+){0,2}?(?:MLP|feed-forward)\b|\bMLP (?:only|alone)\b/i;

const kindOf = (word: string): string | undefined =>
  KINDS.find(([, called]) => called.test(word))?.[0];

const endOf = (path: string) => path.split(".").at(-1)!;

let own: RegExp | undefined;

/** Names of modules that are no words and of no kind, as c_attn and query_key_value. */
function ownNames(): RegExp {
  if (own) return own;
  const ends = new Set(models().flatMap(({ modules }) => modules.map(({ path }) => endOf(path))));
  const names = [...ends].filter((end) => end.includes("_") && !kindOf(end));
  own = new RegExp(`(?<![\\w.])(?:${names.join("|")})(?!\\w)`, "g");
  return own;
}

/** Each list of modules that the text names. */
export function targetsIn(text: string): Named[] {
  const found: Named[] = [];
  for (const { 0: list, index } of text.matchAll(LIST)) {
    const words = list.match(new RegExp(NAME, "gi")) ?? [];
    const kinds = [...new Set(words.map(kindOf).filter((item) => item !== undefined))];
    const [before, after] = [text.slice(0, index), text.slice(index + list.length)];
    const isSaid =
      kinds.length > 1 ||
      ALONE.test(words[0] ?? "") ||
      /^\s*(?:projections?|only|alone)\b/.test(after) ||
      /\bonly (?:on )?$/.test(before);
    if (isSaid) found.push(kinds);
  }
  const ofFamily = text.match(ownNames());
  if (ofFamily) found.push([...new Set(ofFamily)]);
  if (/\bQV\b/.test(text)) found.push(["q", "v"]);
  if (/\bQKV\b/.test(text)) found.push(["q", "k", "v"]);
  const isBoth = found.length > 0 && /\b(?:MLPs?|FFNs?|feed-forward)\b/i.test(text);
  if (ALL.test(text) || isBoth) found.push(ALL_LINEAR);
  else if (ALL_ATTENTION.test(text)) found.push(ATTENTION);
  else if (ALL_MLP.test(text)) found.push(MLP);
  return found;
}

/** The model's own names for them, or undefined where it has none for one. */
export function namesIn(model: Model, named: Named): Exclude<Targets, undefined> | undefined {
  if (named === ALL_LINEAR) return model.other ? ALL_LINEAR : undefined;
  const ends = [...new Set(model.modules.map(({ path }) => endOf(path)))];
  const lists = named.map((name) => {
    const kind = KINDS.find(([item]) => item === name);
    const own = ends.filter((end) => (kind ? kind[2].test(end) : end === name));
    // A model that sees may call a kind otherwise in its tower; the usual name is meant.
    return own.includes(`${name}_proj`) ? [`${name}_proj`] : own;
  });
  return lists.every((list) => list.length > 0) ? lists.flat() : undefined;
}

/** What is plausible where a text does not say: PEFT's default, and lists that many use. */
export const USUAL: readonly Named[] = [["q", "v"], ATTENTION, ALL_LINEAR, ["q", "k", "v"], MLP];
