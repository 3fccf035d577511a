/** Names the kinds of modules of an adapter. */

/** The usual names of modules, in the order in which data passes through them. */
const ORDER =
  "embed_tokens wte word_embeddings query_key_value qkv_proj c_attn Wqkv qkv q_a_proj q_b_proj q_proj q query " +
  "kv_a_proj_with_mqa kv_b_proj k_proj k key v_proj v value " +
  "o_proj o out_proj gate_proj gate_up_proj up_proj fc1 c_fc wi wi_0 wi_1 fc_in dense_h_to_4h down_proj fc2 wo fc_out " +
  "dense_4h_to_h lm_head score classifier";
const RANKS = new Map(ORDER.split(" ").map((name, index) => [name, index]));

const getLast = (pattern: string) => pattern.slice(pattern.lastIndexOf(".") + 1);
const getParent = (pattern: string) => pattern.slice(0, Math.max(0, pattern.lastIndexOf(".")));
const getOrder = (pattern: string) => RANKS.get(getLast(pattern)) ?? RANKS.size;

/**
 * Returns the patterns in the order in which data usually passes through them: encoders before decoders, and the modules
 * of a block, such as attention, beside each other.
 */
export function sortPatterns(patterns: readonly string[]): string[] {
  const firstInBlock = new Map<string, number>();
  for (const pattern of patterns) {
    const parent = getParent(pattern);
    firstInBlock.set(parent, Math.min(firstInBlock.get(parent) ?? RANKS.size, getOrder(pattern)));
  }
  const keys = (pattern: string): readonly (string | number)[] => {
    const [before] = splitPattern(pattern);
    const list = before.join(".");
    const block = firstInBlock.get(getParent(pattern))!;
    // A module outside of layers is a block.
    const position = before.length ? 1 : getOrder(pattern) < RANKS.get("query_key_value")! ? 0 : 2;
    return [
      position,
      Number(list.includes("decoder")),
      list,
      block,
      getParent(pattern),
      getOrder(pattern),
      pattern,
    ];
  };
  return [...patterns].sort((a, b) => {
    const [left, right] = [keys(a), keys(b)];
    const at = left.findIndex((key, index) => key !== right[index]);
    return at < 0 ? 0 : left[at]! < right[at]! ? -1 : 1;
  });
}

/** Returns the parts of a pattern before and after the layer. */
function splitPattern(pattern: string): readonly [before: string[], after: string[]] {
  const parts = pattern.split(".");
  const at = parts.indexOf("*");
  return [parts.slice(0, Math.max(at, 0)), parts.slice(at + 1)];
}

/**
 * Returns a short name for each pattern: the last parts by which it differs from the others, after the part by which its
 * list of layers differs from others, such as "encoder q".
 */
export function shortenPatterns(patterns: readonly string[]): string[] {
  const all = patterns.map((pattern) => splitPattern(pattern));
  const lists = [...new Set(all.map(([before]) => before.join(".")))].filter(Boolean);
  const label = (before: readonly string[]) =>
    lists.length < 2
      ? ""
      : before.find((_, at) => lists.some((list) => list.split(".")[at] !== before[at]));
  return all.map(([before, after]) => {
    const others = all.filter(
      ([otherBefore, other]) =>
        other !== after && (otherBefore.join(".") === before.join(".") || before.length === 0),
    );
    // A number such as that of “to_out.0” is no name without the part before it.
    let length = Math.max(1, after.length - after.findLastIndex((part) => !/^\d+$/.test(part)));
    const suffix = (parts: readonly string[]) => parts.slice(-length).join(" ");
    while (length < after.length && others.some(([, other]) => suffix(other) === suffix(after)))
      length++;
    return [label(before), suffix(after)].filter(Boolean).join(" ");
  });
}
