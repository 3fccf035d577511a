/** Where linear modules stand in a transformer, told from their paths, and in which order data meets them. */
import { type LinearModule, nameOf } from "./model.js";

export type Part = "" | "vision" | "encoder" | "decoder";
export type Role = (typeof ROLES)[number][0] | "other";

/** The first that matches is the module's; the order is that of data. */
const ROLES = [
  ["cross", /EncDecAttention|encoder_attn|crossattention/],
  [
    "attention",
    /attn|attention|mixer|^(to_)?(q|k|v|o|query|key|value|query_key_value|dense)(_proj)?$/i,
  ],
  ["shared", /shared_experts?\./],
  ["experts", /expert|moe|\.(gate|router)$/],
  [
    "mlp",
    /mlp|DenseReluDense|intermediate|ffn|feed_forward|output\.dense|dense_|\b(fc_?(\d|in|out)|wi|wo|w\d)\b/,
  ],
] as const;
const ORDER: readonly Role[] = ["attention", "cross", "mlp", "experts", "shared", "other"];
const PARTS: readonly Part[] = ["vision", "encoder", "", "decoder"];

/** What a block's data meets first, and last; whatever else is side by side between them. */
const FIRST = /(^|\.)(gate|router|shared_expert_gate|q_a_proj|kv_a_proj_with_mqa)$/;
const LAST =
  /(^|\.)(o|[co]_proj|out_proj|to_out\.0|down_proj|fc2|fc_out|wo|Wo|out_lin|lin2|dense_4h_to_h|(?<!intermediate\.)dense)$/;
const QUERY_OR_VALUE = /(^|\.)(to_)?(q|v|query|value)(_proj|_lin)?$/;

interface Placed<M = LinearModule> {
  readonly module: M;
  /** As short as tells it from others of its block. */
  readonly name: string;
}

/** Modules of one role in layers of one kind. */
export interface Block<M = LinearModule> {
  readonly part: Part;
  readonly role: Role;
  readonly layers: number;
  /** What the modules' paths have in common, without the part. */
  readonly prefix: string;
  /** In the order of data; those of one stage stand side by side. */
  readonly stages: readonly (readonly Placed<M>[])[];
}

/** The part that a path begins with, as "encoder." or "vision_tower.". */
const PART = /^(vision|encoder|decoder)\w*\./;

const partOf = ({ path }: LinearModule) => (PART.exec(path)?.[1] ?? "") as Part;

const roleOf = ({ path }: LinearModule): Role =>
  ROLES.find(([, pattern]) => pattern.test(path))?.[0] ?? "other";

/** w2 is the last of three in some families, and side by side with w1 where there is no w3. */
function stageOf({ path }: LinearModule, paths: string): number {
  if (FIRST.test(path)) return 0;
  // Beside the narrow matrix that keys and values come through.
  if (/kv_a_proj/.test(paths) && path.endsWith(".q_proj")) return 0;
  const isLast = path.endsWith("w2") ? /\bw3\b/.test(paths) : LAST.test(path);
  return isLast ? 2 : 1;
}

/** The pieces that all paths begin with; each keeps one of its own. */
function prefixOf(modules: readonly LinearModule[]): string {
  const [first = [], ...rest] = modules.map(({ path }) => path.split("."));
  let length = 0;
  while (
    length < first.length - 1 &&
    first[length] !== "*" &&
    rest.every((item) => length < item.length - 1 && item[length] === first[length])
  )
    length++;
  return first.slice(0, length).join(".");
}

const shorter = (item: string, other: string) => (other.length < item.length ? other : item);

/** Characters of a path that stands in a picture whole. */
const LONGEST = 24;

/** The blocks that a token passes, in their order. */
export function blocksOf<M extends LinearModule>(all: readonly M[]): Block<M>[] {
  const groups = new Map<string, M[]>();
  for (const item of all) {
    const key = [partOf(item), roleOf(item), item.layers].join();
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  const blocks = [...groups.values()].map((modules): Block<M> => {
    const [part, role] = [partOf(modules[0]!), roleOf(modules[0]!)];
    const prefix = prefixOf(modules);
    const siblings = all.filter((item) => partOf(item) === part);
    const paths = modules.map(({ path }) => path).join(" ");
    const placed = (module: M): Placed<M> => {
      const within = prefix ? module.path.slice(prefix.length + 1) : module.path;
      const name = shorter(nameOf(module, siblings), within.replaceAll("*.", ""));
      const isWhole = role === "other" && module.path.length <= LONGEST;
      return { module, name: isWhole ? module.path : name };
    };
    const stages = [0, 1, 2]
      .map((stage) => modules.filter((item) => stageOf(item, paths) === stage).map(placed))
      .filter((stage) => stage.length > 0);
    const shown = part ? prefix.replace(/^\w+\.?/, "") : prefix;
    return {
      part,
      role,
      layers: modules[0]!.layers,
      prefix: role === "other" ? "" : shown,
      stages,
    };
  });
  const rank = ({ part, role }: Block) =>
    (role === "other" ? 100 : 10 * PARTS.indexOf(part)) + ORDER.indexOf(role);
  return blocks.sort((item, other) => rank(item) - rank(other));
}

/** The modules that the LoRA paper adapts: queries and values, or the fused ones that hold them. */
export function queryAndValue<M extends LinearModule>(block: Block<M>): readonly M[] {
  if (block.role !== "attention" && block.role !== "cross") return [];
  const inputs = block.stages[0]!.map(({ module }) => module);
  const own = inputs.filter(({ path }) => QUERY_OR_VALUE.test(path));
  return own.length > 1 ? own : inputs;
}
