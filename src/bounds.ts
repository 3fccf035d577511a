/** The maximum sizes of input. Readers check them before the work that grows with them. SECURITY.md lists them. */

export const MEGABYTE = 2 ** 20;

/** Text files, standard input, and a list's line until it ends, in bytes. */
export const MAX_TEXT = 64 * MEGABYTE;
/**
 * The text that `check` reads, in characters, and the file that `expand` reads, in bytes: more than a textbook. At worst, wrong
 * numbers in every sentence take `check` 20 seconds of CPU time, and a list of short items takes 1.3 GB.
 */
export const MAX_DOCUMENT = 2 * MEGABYTE;
/** A book's mkdocs.yml, in bytes: more than 5,000 pages. */
export const MAX_BOOK = MEGABYTE / 4;
/** The aliases in front matter or a mkdocs.yml, of which each may take the time of a search through all values. */
export const MAX_ALIASES = 100;
export const MAX_PICTURE = 64 * MEGABYTE;
/** The largest common fonts, for Chinese, have 60 MB. */
export const MAX_FONT = 256 * MEGABYTE;
/** An adapter of Llama-3.1-8B with rank 256 in float32 has 2.7 GB, of which the factors of one module are in memory. */
export const MAX_ADAPTER = 4096 * MEGABYTE;
/** A Fluent file or language.json of an author, in bytes: 25 times our largest. */
export const MAX_MESSAGES = MEGABYTE / 4;
/** Lines of such a file at which a message, a comment or an error begins: 10 times those of our largest. */
export const MAX_ENTRIES = 1000;
/** Open braces in a sentence: more than any needs, and few enough for recursion. */
export const MAX_BRACES = 50;
/** The nodes of the syntax tree of a sentence in which terms are written out. */
export const MAX_NODES = 10_000;
/** A line of a list, in bytes. */
export const MAX_LINE = MEGABYTE;

/** A tag, in characters. The limit also bounds the cost of an unclosed tag. */
export const MAX_TAG_LENGTH = 10_000;
/** A caption or an alternative, in characters: a page of text. Nested markup takes programs quadratic time. */
export const MAX_CAPTION = 4000;
/** A tag, in lines. */
export const MAX_TAG_LINES = 40;

/** The header of an adapter file, in bytes. */
export const MAX_HEADER = 16 * MEGABYTE;
/** The names in an object of the header. */
export const MAX_NAMES = 100_000;
export const MAX_NAME_LENGTH = 500;
export const MAX_TENSOR_DIMENSIONS = 8;
/** The configuration in the header, in characters. */
export const MAX_METADATA = MEGABYTE;

export const MAX_ADAPTER_RANK = 1024;
/** The updates of an adapter: those of all modules and experts. */
export const MAX_UPDATES = 100_000;
/** Multiplications, which take about 3 minutes of CPU. Llama-3.1-70B needs 2.6e11 at rank 128, and Llama-3.1-8B 2.1e11 at 256. */
export const MAX_MULTIPLICATIONS = 3e11;

/** The kinds of modules and the layers in a figure of an adapter. */
export const MAX_KINDS = 14;
export const MAX_LAYERS = 256;
/** The layers of a model whose training step is simulated. */
export const MAX_SIMULATED_LAYERS = 1024;
/**
 * The layers that the simulation cannot count from equal layers. Few remain of layers that repeat, or of layers of two
 * kinds in any order. Known models need at most 14.
 */
export const MAX_DIFFERING_LAYERS = 200;

/** Brackets and braces of a JSON file that are open at once: few enough for recursion in engines with a small stack. */
export const MAX_NESTING = 100;
/** Elements of a page or an SVG file that are open at once, for e-books: few enough for recursion. Chromium nests at most 512. */
export const MAX_OPEN_ELEMENTS = 500;
/** The keys of a configuration. */
export const MAX_KEYS = 10_000;
/** The items of a list, such as target_modules. */
export const MAX_ITEMS = 10_000;
/** The keys of rank_pattern, which may name every module. */
export const MAX_PATTERNS = 100_000;
/** The names in modules_to_save of an adapter file, with which every tensor is compared. */
export const MAX_SAVED = 100;
/** The files of a checkpoint. The largest checkpoints have a few hundred. */
export const MAX_SHARDS = 10_000;
/** The tensors of a checkpoint. DeepSeek-V3 has 92 thousand. */
export const MAX_TENSORS = 400_000;
/** The models of a table, each of which is counted. */
export const MAX_MODELS = 1000;
/** The states of a compiled pattern, and of all patterns in a list. */
export const MAX_STATES = 10_000;
/** The depth of nested groups in a pattern. */
export const MAX_DEPTH = 100;
/** The states that the patterns of an option visit for all names of a model: less than a second of work. */
export const MAX_VISITS = 20_000_000;
/** The entries of all lists of figures on a page, whose number grows with that of the lists times that of the figures. */
export const MAX_LISTED = 10_000;
