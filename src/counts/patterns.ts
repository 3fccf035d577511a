/**
 * Matches Python's regular expressions without backtracking. The time grows linearly with the length of the
 * pattern and with the length of the name. Syntax: docs.python.org/3/library/re.html.
 */
import { MAX_DEPTH, MAX_PATTERNS, MAX_STATES, MAX_VISITS } from "../bounds.js";
import { LoraError, limitCount } from "../errors.js";

/** The work of a state's creation, in visits. It bounds the memory of many patterns. */
const CREATION = 100;

/** The states that one or several patterns have visited. */
class Work {
  private visits = 0;

  /** Throws the error that `reject` returns if the work takes too long. */
  add(visits: number, reject: (requirement: string) => Error): void {
    this.visits += visits;
    if (this.visits > MAX_VISITS) throw reject("fewer alternatives and repetitions");
  }
}

type Reject = (requirement: string) => Error;

/** A state of the automaton: it reads a character, tests a position, or only leads to other states. */
interface State {
  readonly reads?: (character: string) => boolean;
  readonly holds?: (text: string, position: number) => boolean;
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

/** Matches a quantifier at the start of a text. All other braces are literal. */
const QUANTIFIER = /^(?:[*+?]|\{(?=\d|,\d)(\d*)(,?)(\d*)\})/;

const isWord = (text: string, position: number) => /\w/.test(text.charAt(position));
const isBoundary = (text: string, position: number) =>
  isWord(text, position - 1) !== isWord(text, position);
const isStart = (_: string, position: number) => position === 0;
const isEnd = (text: string, position: number) => position === text.length;

const ANCHORS: Readonly<Record<string, State["holds"]>> = {
  b: isBoundary,
  B: (text, position) => !isBoundary(text, position),
  A: isStart,
  Z: isEnd,
};

class Automaton {
  private readonly states: State[] = [];
  private start = 0;
  /** For each state, the last step that reached it. */
  private reached = new Int32Array();
  private step = 0;

  constructor(
    private readonly reject: Reject,
    private readonly work: Work,
  ) {}

  compile(part: Part) {
    this.start = part(this.add({ next: [] }));
    this.reached = new Int32Array(this.states.length);
  }

  /** Adds a state and returns its index. The first state is the accepting state. */
  add(state: State): number {
    if (this.states.length === MAX_STATES) throw this.reject(`fewer than ${MAX_STATES} states`);
    this.work.add(CREATION, this.reject);
    return this.states.push(state) - 1;
  }

  /** Up to the end of the text or, unless `isFull`, a part. */
  matches(text: string, from = 0, isFull = true): boolean {
    let current = this.closure([this.start], text, from);
    for (let position = from; ; position++) {
      const isAccepted = this.reached[0] === this.step;
      if (isAccepted && (!isFull || position === text.length)) return true;
      if (position === text.length || current.length === 0) return false;
      const character = text.charAt(position);
      const next: number[] = [];
      for (const { reads, next: following } of current)
        if (reads!(character)) next.push(...following);
      current = this.closure(next, text, position + 1);
    }
  }

  /** The states that can read the next character: pending states, and states to which they lead. */
  private closure(pending: number[], text: string, position: number): State[] {
    const states: State[] = [];
    this.step++;
    for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
      if (this.reached[index] === this.step) continue;
      this.reached[index] = this.step;
      this.work.add(1, this.reject);
      const state = this.states[index]!;
      if (state.reads) states.push(state);
      else if (state.holds?.(text, position) ?? true) pending.push(...state.next);
    }
    return states;
  }
}

class Parser {
  private position = 0;
  private depth = 0;
  private automaton: Automaton;

  constructor(
    private readonly pattern: string,
    private readonly reject: Reject,
    private readonly work: Work,
  ) {
    this.automaton = new Automaton(reject, work);
  }

  parse(): Automaton {
    const { automaton } = this;
    const part = this.alternatives();
    if (this.position < this.pattern.length) throw this.reject("balanced parentheses");
    automaton.compile(part);
    return automaton;
  }

  private accept(text: string): boolean {
    const isNext = this.pattern.startsWith(text, this.position);
    if (isNext) this.position += text.length;
    return isNext;
  }

  private quantifier() {
    return QUANTIFIER.exec(this.pattern.slice(this.position));
  }

  private readCharacter(): string {
    if (this.position === this.pattern.length) throw this.reject("a complete last term");
    return this.pattern.charAt(this.position++);
  }

  private alternatives(): Part {
    if (this.depth++ > MAX_DEPTH) throw this.reject(`at most ${MAX_DEPTH} nested groups`);
    const branches = [this.sequence()];
    while (this.accept("|")) branches.push(this.sequence());
    this.depth--;
    const { automaton } = this;
    const [branch] = branches;
    if (branches.length === 1) return branch!;
    return (next) => automaton.add({ next: branches.map((branch) => branch(next)) });
  }

  private sequence(): Part {
    const parts: Part[] = [];
    while (this.position < this.pattern.length && !/[|)]/.test(this.pattern.charAt(this.position)))
      parts.push(this.repeated(this.term()));
    const { automaton } = this;
    // An empty part is a state too, so that the limit of states bounds its repetitions.
    if (parts.length === 0) return (next) => automaton.add({ next: [next] });
    return (next) => parts.reduceRight((following, part) => part(following), next);
  }

  /** Applies the quantifier that follows the part, if any. A lazy quantifier matches the same texts. */
  private repeated(part: Part): Part {
    const quantifier = this.quantifier();
    if (!quantifier) return part;
    this.position += quantifier[0].length;
    if (this.accept("+")) throw this.reject("no possessive quantifier");
    this.accept("?");
    if (this.quantifier()) throw this.reject("one quantifier for each term");
    const [sign, low = "", comma, high] = quantifier;
    const min = sign === "+" ? 1 : Number(low);
    const max =
      sign === "?" ? 1 : comma === "" ? min : high ? Number(high) : Number.POSITIVE_INFINITY;
    if (max < min) throw this.reject("quantifiers whose minimum is at most their maximum");
    return this.repeat(part, min, max);
  }

  private repeat(part: Part, min: number, max: number): Part {
    const { automaton } = this;
    return (next) => {
      let first = next;
      if (max === Number.POSITIVE_INFINITY) {
        const loop: State = { next: [next] };
        first = automaton.add(loop);
        loop.next.push(part(first));
      } else
        for (let count = min; count < max; count++)
          first = automaton.add({ next: [part(first), next] });
      for (let count = 0; count < min; count++) first = part(first);
      return first;
    };
  }

  private reader(reads: State["reads"] & {}): Part {
    const { automaton } = this;
    return (next) => automaton.add({ reads, next: [next] });
  }

  private assertion(holds: State["holds"] & {}): Part {
    const { automaton } = this;
    if (this.quantifier()) throw this.reject("no quantifier after an assertion");
    return (next) => automaton.add({ holds, next: [next] });
  }

  private term(): Part {
    if (this.quantifier()) throw this.reject("a term before each quantifier");
    const character = this.readCharacter();
    if (character === ".") return this.reader((read) => read !== "\n");
    if (character === "^") return this.assertion(isStart);
    if (character === "$") return this.assertion(isEnd);
    if (character === "(") return this.group();
    if (character === "[") return this.reader(this.characters());
    if (character !== "\\") return this.reader((read) => read === character);
    const anchor = ANCHORS[this.pattern.charAt(this.position)];
    if (!anchor) return this.reader(this.escaped());
    this.position++;
    return this.assertion(anchor);
  }

  private group(): Part {
    if (this.accept("?=")) return this.lookahead(true);
    if (this.accept("?!")) return this.lookahead(false);
    if (!this.accept("?:")) {
      const name = /^\?P<[A-Za-z_]\w*>/.exec(this.pattern.slice(this.position));
      if (name) this.position += name[0].length;
      else if (this.pattern.charAt(this.position) === "?")
        throw this.reject(unsupported(this.pattern.slice(this.position)));
    }
    const part = this.alternatives();
    if (!this.accept(")")) throw this.reject("balanced parentheses");
    return part;
  }

  private lookahead(isWanted: boolean): Part {
    const { automaton } = this;
    const inner = new Automaton(this.reject, this.work);
    this.automaton = inner;
    const part = this.alternatives();
    this.automaton = automaton;
    if (!this.accept(")")) throw this.reject("balanced parentheses");
    inner.compile(part);
    /** Cached results by position in the last text, so that nested lookaheads stay fast. */
    const cache = new Map<number, boolean>();
    let last: string | undefined;
    return this.assertion((text, position) => {
      if (text !== last) cache.clear();
      last = text;
      const holds = cache.get(position) ?? inner.matches(text, position, false) === isWanted;
      cache.set(position, holds);
      return holds;
    });
  }

  /** Parses a character class after its opening bracket. Returns its test. */
  private characters(): (character: string) => boolean {
    const isNegated = this.accept("^");
    const tests: ((character: string) => boolean)[] = [];
    while (tests.length === 0 || !this.accept("]")) {
      const [low, test] = this.member();
      if (!/^-[^\]]/.test(this.pattern.slice(this.position))) {
        tests.push(test);
        continue;
      }
      this.position++;
      const [high] = this.member();
      if (low === undefined || high === undefined || high < low)
        throw this.reject("ranges from a smaller character to a larger one");
      tests.push((read) => read >= low && read <= high);
    }
    return (read) => tests.some((test) => test(read)) !== isNegated;
  }

  /** Parses a member of a character class. Returns its character (undefined for a class such as \d) and its test. */
  private member(): [character: string | undefined, test: (character: string) => boolean] {
    const character = this.readCharacter();
    if (character !== "\\") return [character, (read) => read === character];
    const escaped = this.pattern.charAt(this.position);
    const test = this.escaped();
    return [CLASSES[escaped] ? undefined : (CONTROLS.get(escaped) ?? escaped), test];
  }

  /** Parses an escape after its backslash. Returns its test. */
  private escaped(): (character: string) => boolean {
    const character = this.readCharacter();
    const characterClass = CLASSES[character];
    if (characterClass) return (read) => characterClass.test(read);
    if (/\d/.test(character)) throw this.reject("no reference to a group, and no octal escape");
    if (/[a-z]/i.test(character) && !CONTROLS.has(character))
      throw this.reject(`no escape \\${character}`);
    const literal = CONTROLS.get(character) ?? character;
    return (read) => read === literal;
  }
}

/** The requirement that a group with this start violates, for an error. */
function unsupported(group: string): string {
  if (/^\?<[=!]/.test(group)) return "no lookbehind";
  if (group.startsWith("?P=")) return "no reference to a group";
  if (group.startsWith("?(")) return "no conditional group";
  if (group.startsWith("?>")) return "no atomic group";
  return "no flags or comments";
}

/** Compiles a pattern to a function that tests complete texts. Both throw the error that `reject` returns. */
export function createMatcher(
  pattern: string,
  reject: Reject,
  work = new Work(),
): (text: string) => boolean {
  const automaton = new Parser(pattern, reject, work).parse();
  return (text) => automaton.matches(text);
}

const rejectIn = (option: string, pattern: string) => (requirement: string) =>
  new LoraError(option, `a Python regular expression with ${requirement}`, pattern);

/**
 * Compiles a pattern to a function that tests complete texts. Throws LoraError for an invalid pattern, and
 * for lookbehinds, references, flags, and conditional, atomic or possessive parts.
 */
export const fullMatcher = (option: string, pattern: string): ((text: string) => boolean) =>
  createMatcher(pattern, rejectIn(option, pattern));

/** Matches a key without operators other than dots: almost all keys are names. */
const PLAIN = /^(?:[\w-]|\\?\.)*$/;

/** A tree of plain keys, from their ends. A dot stands for any character, and `\.` for a dot. */
interface Branch {
  readonly next: Map<string, Branch>;
  /** The index of the first key that starts here. */
  index?: number;
}

function addKey(root: Branch, key: string, index: number): void {
  let branch = root;
  for (const part of key.match(/\\?./g)?.reverse() ?? []) {
    const next = branch.next.get(part) ?? { next: new Map() };
    branch.next.set(part, next);
    branch = next;
  }
  branch.index ??= index;
}

/** The index of the first key that matches the end of a name. */
function findIndex(root: Branch, name: string, visit: (count: number) => void): number {
  const lineBreak = name.indexOf("\n");
  let first = Number.POSITIVE_INFINITY;
  let branches: readonly Branch[] = [root];
  for (let position = name.length; branches.length; position--) {
    visit(branches.length);
    const before = name.charAt(position - 1);
    // The names of parent modules match .*, which no line break does.
    const isStart = before === "" || (before === "." && !(lineBreak >= 0 && lineBreak < position));
    if (isStart) for (const { index = first } of branches) first = Math.min(first, index);
    const parts = before === "" || before === "\n" ? [before] : [before.replace(".", "\\."), "."];
    const reached: Branch[] = [];
    for (const { next } of branches)
      for (const part of parts) {
        const branch = next.get(part);
        if (branch) reached.push(branch);
      }
    branches = reached;
  }
  return first;
}

/**
 * Compiles the keys of PEFT's rank_pattern or alpha_pattern, which match the end of a complete name, from its start or after a
 * dot. Returns a function that returns the index of the first key that matches, or undefined. Throws LoraError as
 * `fullMatcher` does, and for too many keys.
 */
export function suffixMatcher(
  option: string,
  keys: readonly string[],
): (name: string) => number | undefined {
  limitCount(option, keys.length, MAX_PATTERNS, "an object with", "keys");
  const root: Branch = { next: new Map() };
  const work = new Work();
  const visit = (count: number) => work.add(count, rejectIn(option, `${keys[0]}, …`));
  const others: (readonly [index: number, matches: (name: string) => boolean])[] = [];
  for (const [index, key] of keys.entries())
    if (PLAIN.test(key)) addKey(root, key, index);
    else others.push([index, createMatcher(`(?:.*\\.)?(?:${key})`, rejectIn(option, key), work)]);
  return (name) => {
    const first = findIndex(root, name, visit);
    const [index = first] = others.find(([other, matches]) => other < first && matches(name)) ?? [];
    return index === Number.POSITIVE_INFINITY ? undefined : index;
  };
}
