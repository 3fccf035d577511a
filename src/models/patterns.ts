/**
 * Python's regular expressions for names of modules, matched without backtracking: the time grows with
 * the length of the pattern times that of the name. Syntax: docs.python.org/3/library/re.html.
 */
import { LoraError } from "../errors.js";

/** Largest number of states in a compiled pattern, and of groups in each other. */
const MAX_STATES = 10_000;
const MAX_DEPTH = 100;

/** Largest number of states that a pattern may visit on all names of a model, which takes less than a second. */
const MAX_WORK = 20_000_000;

/** A state of the automaton: it reads a character, tests a position, or only leads to other states. */
interface State {
  readonly reads?: (character: string) => boolean;
  readonly holds?: (text: string, at: number) => boolean;
  readonly next: number[];
}

/** Adds the states of a part of the pattern that lead to the state `next`, and returns the first state. */
type Part = (next: number) => number;

const CLASSES: Readonly<Record<string, RegExp>> = {
  d: /\d/,
  D: /\D/,
  w: /\w/,
  W: /\W/,
  s: /\s/,
  S: /\S/,
};
const CONTROLS = new Map(
  [..."t\tn\nr\rf\fv\va\x07".matchAll(/(.)(.)/gs)].map((pair) => [pair[1]!, pair[2]!]),
);

/** A quantifier at the start of a text. Other braces are literal. */
const QUANTIFIER = /^(?:[*+?]|\{(?=\d|,\d)(\d*)(,?)(\d*)\})/;

const isWord = (text: string, at: number) => /\w/.test(text.charAt(at));
const isBoundary = (text: string, at: number) => isWord(text, at - 1) !== isWord(text, at);
const isStart = (_: string, at: number) => at === 0;
const isEnd = (text: string, at: number) => at === text.length;

const ANCHORS: Readonly<Record<string, State["holds"]>> = {
  b: isBoundary,
  B: (text, at) => !isBoundary(text, at),
  A: isStart,
  Z: isEnd,
};

/** A compiled pattern. */
class Automaton {
  private readonly states: State[] = [];
  private start = 0;
  /** For each state, the last step that reached it. */
  private reached = new Int32Array();
  private step = 0;
  private work = 0;

  constructor(private readonly refuse: (requirement: string) => LoraError) {}

  /** Sets the pattern. */
  compile(part: Part) {
    this.start = part(this.add({ next: [] }));
    this.reached = new Int32Array(this.states.length);
  }

  /** Adds a state and returns its index. The first state is the accepting state. */
  add(state: State): number {
    if (this.states.length === MAX_STATES) throw this.refuse(`fewer than ${MAX_STATES} states`);
    return this.states.push(state) - 1;
  }

  /** Returns whether it matches the text from this position: up to the end, or only a part of it. */
  matches(text: string, from = 0, isFull = true): boolean {
    let current = this.closure([this.start], text, from);
    for (let at = from; ; at++) {
      const isAccepted = this.reached[0] === this.step;
      if (isAccepted && (!isFull || at === text.length)) return true;
      if (at === text.length || current.length === 0) return false;
      const character = text.charAt(at);
      const next: number[] = [];
      for (const { reads, next: following } of current)
        if (reads?.(character)) next.push(...following);
      current = this.closure(next, text, at + 1);
    }
  }

  /** Returns the states that can read the next character: the pending states, and all states to which they lead. */
  private closure(pending: number[], text: string, at: number): State[] {
    const states: State[] = [];
    this.step++;
    for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
      if (this.reached[index] === this.step) continue;
      this.reached[index] = this.step;
      if (++this.work > MAX_WORK) throw this.refuse("fewer alternatives and repetitions");
      const state = this.states[index]!;
      if (state.reads) states.push(state);
      else if (state.holds?.(text, at) ?? true) pending.push(...state.next);
    }
    return states;
  }
}

/** Parses a pattern. */
class Parser {
  private at = 0;
  private depth = 0;
  private automaton: Automaton;

  constructor(
    private readonly pattern: string,
    private readonly refuse: (requirement: string) => LoraError,
  ) {
    this.automaton = new Automaton(refuse);
  }

  parse(): Automaton {
    const { automaton } = this;
    const part = this.alternatives();
    if (this.at < this.pattern.length) throw this.refuse("balanced parentheses");
    automaton.compile(part);
    return automaton;
  }

  private takes(text: string): boolean {
    const isNext = this.pattern.startsWith(text, this.at);
    if (isNext) this.at += text.length;
    return isNext;
  }

  private quantifier() {
    return QUANTIFIER.exec(this.pattern.slice(this.at));
  }

  private take(): string {
    if (this.at === this.pattern.length) throw this.refuse("a complete last term");
    return this.pattern.charAt(this.at++);
  }

  private alternatives(): Part {
    if (++this.depth > MAX_DEPTH) throw this.refuse(`at most ${MAX_DEPTH} nested groups`);
    const branches = [this.sequence()];
    while (this.takes("|")) branches.push(this.sequence());
    this.depth--;
    const { automaton } = this;
    const [only] = branches;
    if (branches.length === 1) return only!;
    return (next) => automaton.add({ next: branches.map((branch) => branch(next)) });
  }

  private sequence(): Part {
    const parts: Part[] = [];
    while (this.at < this.pattern.length && !/[|)]/.test(this.pattern.charAt(this.at)))
      parts.push(this.repeated(this.term()));
    const { automaton } = this;
    // An empty part is a state too, so that the limit of states bounds its repetitions.
    if (parts.length === 0) return (next) => automaton.add({ next: [next] });
    return (next) => parts.reduceRight((following, part) => part(following), next);
  }

  /** Returns the part with the quantifier that follows it. A lazy quantifier matches the same texts. */
  private repeated(part: Part): Part {
    const quantifier = this.quantifier();
    if (!quantifier) return part;
    this.at += quantifier[0].length;
    if (this.takes("+")) throw this.refuse("no possessive quantifier");
    this.takes("?");
    if (this.quantifier()) throw this.refuse("one quantifier for each term");
    const [sign, low = "", comma, high] = quantifier;
    const min = sign === "+" ? 1 : Number(low);
    const max =
      sign === "?" ? 1 : comma === "" ? min : high ? Number(high) : Number.POSITIVE_INFINITY;
    if (max < min) throw this.refuse("quantifiers whose minimum is at most their maximum");
    return this.repeat(part, min, max);
  }

  private repeat(part: Part, min: number, max: number): Part {
    const { automaton } = this;
    return (next) => {
      let entry = next;
      if (max === Number.POSITIVE_INFINITY) {
        const loop: State = { next: [next] };
        entry = automaton.add(loop);
        loop.next.push(part(entry));
      } else
        for (let count = min; count < max; count++)
          entry = automaton.add({ next: [part(entry), next] });
      for (let count = 0; count < min; count++) entry = part(entry);
      return entry;
    };
  }

  private reader(reads: State["reads"] & {}): Part {
    const { automaton } = this;
    return (next) => automaton.add({ reads, next: [next] });
  }

  private assertion(holds: State["holds"] & {}): Part {
    const { automaton } = this;
    if (this.quantifier()) throw this.refuse("no quantifier after an assertion");
    return (next) => automaton.add({ holds, next: [next] });
  }

  private term(): Part {
    if (this.quantifier()) throw this.refuse("a term before each quantifier");
    const character = this.take();
    if (character === ".") return this.reader((read) => read !== "\n");
    if (character === "^") return this.assertion(isStart);
    if (character === "$") return this.assertion(isEnd);
    if (character === "(") return this.group();
    if (character === "[") return this.reader(this.characters());
    if (character !== "\\") return this.reader((read) => read === character);
    const anchor = ANCHORS[this.pattern.charAt(this.at)];
    if (!anchor) return this.reader(this.escaped());
    this.at++;
    return this.assertion(anchor);
  }

  private group(): Part {
    if (this.takes("?=")) return this.lookahead(true);
    if (this.takes("?!")) return this.lookahead(false);
    if (!this.takes("?:")) {
      const name = /^\?P<[A-Za-z_]\w*>/.exec(this.pattern.slice(this.at));
      if (name) this.at += name[0].length;
      else if (this.pattern.charAt(this.at) === "?")
        throw this.refuse(unsupported(this.pattern.slice(this.at)));
    }
    const part = this.alternatives();
    if (!this.takes(")")) throw this.refuse("balanced parentheses");
    return part;
  }

  private lookahead(isWanted: boolean): Part {
    const { automaton } = this;
    const inner = new Automaton(this.refuse);
    this.automaton = inner;
    const part = this.alternatives();
    this.automaton = automaton;
    if (!this.takes(")")) throw this.refuse("balanced parentheses");
    inner.compile(part);
    /** Cached results by position in the last text, so that nested lookaheads stay fast. */
    const cache = new Map<number, boolean>();
    let last = "";
    return this.assertion((text, at) => {
      if (text !== last) cache.clear();
      last = text;
      const holds = cache.get(at) ?? inner.matches(text, at, false) === isWanted;
      cache.set(at, holds);
      return holds;
    });
  }

  /** Returns the test of a character class, whose bracket was read. */
  private characters(): (character: string) => boolean {
    const isNegated = this.takes("^");
    const tests: ((character: string) => boolean)[] = [];
    while (tests.length === 0 || !this.takes("]")) {
      const [low, test] = this.member();
      if (!/^-[^\]]/.test(this.pattern.slice(this.at))) {
        tests.push(test);
        continue;
      }
      this.at++;
      const [high] = this.member();
      if (low === undefined || high === undefined || high < low)
        throw this.refuse("ranges from a smaller character to a larger one");
      tests.push((read) => read >= low && read <= high);
    }
    return (read) => tests.some((test) => test(read)) !== isNegated;
  }

  /** Returns the character at the position, undefined for a class such as \d, and its test. */
  private member(): [character: string | undefined, test: (character: string) => boolean] {
    const character = this.take();
    if (character !== "\\") return [character, (read) => read === character];
    const escaped = this.pattern.charAt(this.at);
    const test = this.escaped();
    return [CLASSES[escaped] ? undefined : (CONTROLS.get(escaped) ?? escaped), test];
  }

  /** Returns the test of an escape, whose backslash was read. */
  private escaped(): (character: string) => boolean {
    const character = this.take();
    const characterClass = CLASSES[character];
    if (characterClass) return (read) => characterClass.test(read);
    if (/\d/.test(character)) throw this.refuse("no reference to a group, and no octal escape");
    if (/[a-z]/i.test(character) && !CONTROLS.has(character))
      throw this.refuse(`no escape \\${character}`);
    const literal = CONTROLS.get(character) ?? character;
    return (read) => read === literal;
  }
}

/** Returns the restriction that a group with this start violates, for an error. */
function unsupported(group: string): string {
  if (/^\?<[=!]/.test(group)) return "no lookbehind";
  if (group.startsWith("?P=")) return "no reference to a group";
  if (group.startsWith("?(")) return "no conditional group";
  if (group.startsWith("?>")) return "no atomic group";
  return "no flags or comments";
}

/**
 * Returns a function that returns whether the pattern matches a complete text. Throws LoraError about the
 * option for an invalid pattern, and for lookbehinds, references, flags, and conditional, atomic or
 * possessive parts.
 */
export function fullMatcher(option: string, pattern: string): (text: string) => boolean {
  const refuse = (requirement: string) =>
    new LoraError(option, `a Python regular expression with ${requirement}`, pattern);
  const automaton = new Parser(pattern, refuse).parse();
  return (text) => automaton.matches(text);
}
