/** Groups a transformer's linear modules into blocks, by their paths, in the order in which data passes them. */
import { groupBy } from "../group-by.js";
import { findShortName, type LinearModule } from "./model.js";

export type Part = "" | "vision" | "encoder" | "decoder";
export type Role = (typeof ROLES)[number][0] | "other";

/** Roles by pattern. A module has the role of the first pattern that matches its path. */
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

/** The first and the last modules of a block. All other modules run in parallel between them. */
const FIRST = /(^|\.)(gate|router|shared_expert_gate|q_a_proj|kv_a_proj_with_mqa)$/;
const LAST =
  /(^|\.)(o|[co]_proj|out_proj|to_out\.0|down_proj|fc2|fc_out|wo|Wo|out_lin|lin2|dense_4h_to_h|(?<!intermediate\.)dense)$/;
const QUERY_OR_VALUE = /(^|\.)(to_)?(q|v|query|value)(_proj|_lin)?$/;

export interface NamedModule<M = LinearModule> {
  readonly module: M;
  /** The shortest name that is unique in its block. */
  readonly name: string;
}

/** Modules of one role in layers of one kind. */
export interface Block<M = LinearModule> {
  readonly part: Part;
  readonly role: Role;
  readonly layers: number;
  /** The common prefix of the modules' paths, without the part. */
  readonly prefix: string;
  /** The stages in the order in which data passes them. Modules of the same stage run in parallel. */
  readonly stages: readonly (readonly NamedModule<M>[])[];
}

/** A part at the start of a path, such as "encoder." or "vision_tower.". */
const PART = /^(vision|encoder|decoder)\w*\./;

const getPart = ({ path }: LinearModule) => (PART.exec(path)?.[1] ?? "") as Part;

const getRole = ({ path }: LinearModule): Role =>
  ROLES.find(([, pattern]) => pattern.test(path))?.[0] ?? "other";

/**
 * Returns the stage of a module. In families with w1, w2 and w3, w2 is the last module. In families without
 * w3, it runs in parallel with w1.
 */
function getStage({ path }: LinearModule, paths: string): number {
  if (FIRST.test(path)) return 0;
  // This module runs in parallel with the narrow matrix of keys and values.
  if (/kv_a_proj/.test(paths) && path.endsWith(".q_proj")) return 0;
  const isLast = path.endsWith("w2") ? /\bw3\b/.test(paths) : LAST.test(path);
  return isLast ? 2 : 1;
}

/** The longest common prefix that leaves at least one name of each path. */
function findCommonPrefix(modules: readonly LinearModule[]): string {
  const [first = [], ...rest] = modules.map(({ path }) => path.split("."));
  let length = 0;
  while (
    length < first.length - 1 &&
    first[length] !== "*" &&
    rest.every((names) => length < names.length - 1 && names[length] === first[length])
  )
    length++;
  return first.slice(0, length).join(".");
}

const shorter = (name: string, other: string) => (other.length < name.length ? other : name);

/** Characters of the longest path that a picture shows in full. */
const MAX_PATH = 24;

/** The blocks that a token passes, in order. */
export function groupBlocks<M extends LinearModule>(all: readonly M[]): Block<M>[] {
  const groups = groupBy(all, (module) => [getPart(module), getRole(module), module.layers].join());
  const blocks = [...groups.values()].map((modules): Block<M> => {
    const [part, role] = [getPart(modules[0]!), getRole(modules[0]!)];
    const prefix = findCommonPrefix(modules);
    const siblings = all.filter((module) => getPart(module) === part);
    const paths = modules.map(({ path }) => path).join(" ");
    const withShortName = (module: M): NamedModule<M> => {
      const relativePath = prefix ? module.path.slice(prefix.length + 1) : module.path;
      const name = shorter(findShortName(module, siblings), relativePath.replaceAll("*.", ""));
      const isFullPath = role === "other" && module.path.length <= MAX_PATH;
      return { module, name: isFullPath ? module.path : name };
    };
    const stages = [0, 1, 2]
      .map((stage) =>
        modules.filter((module) => getStage(module, paths) === stage).map(withShortName),
      )
      .filter((stage) => stage.length > 0);
    const visiblePrefix = part ? prefix.replace(/^\w+\.?/, "") : prefix;
    return {
      part,
      role,
      layers: modules[0]!.layers,
      prefix: role === "other" ? "" : visiblePrefix,
      stages,
    };
  });
  const rank = ({ part, role }: Block) =>
    (role === "other" ? 100 : 10 * PARTS.indexOf(part)) + ORDER.indexOf(role);
  return blocks.sort((a, b) => rank(a) - rank(b));
}

/** The modules that the LoRA paper adapts: queries and values, or the fused modules with both. */
export function queryAndValue<M extends LinearModule>(block: Block<M>): readonly M[] {
  if (block.role !== "attention" && block.role !== "cross") return [];
  const inputs = block.stages[0]!.map(({ module }) => module);
  const separate = inputs.filter(({ path }) => QUERY_OR_VALUE.test(path));
  return separate.length > 1 ? separate : inputs;
}
