/** Computes the arguments of the tables' messages, in every language. */
import type { Settings } from "../counts/index.js";
import type { Formats } from "../language-format.js";
import type { Live as SharedMessages } from "../locales/en/shared.ftl";
import type { Page } from "../locales/en/tables.ftl";
import { listSettings } from "./settings.js";

/** The facts about the models' parameters that a caption states. */
export interface Notes {
  readonly isHeadless: boolean;
  /** How experts are stored; undefined without experts. */
  readonly experts: "fused" | "separate" | undefined;
}

export type TableWords = ReturnType<typeof tableWords>;

const noteArgs = ({ isHeadless, experts }: Notes) => ({
  headless: isHeadless,
  mixed: experts !== undefined,
  layout: experts ?? "fused",
});

/** Returns "p-tuning" as "pTuning", as attributes of messages are named. */
const toMember = (name: string) =>
  name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

export function tableWords(f: Formats, m: Page & SharedMessages) {
  const { exact, percent, real } = f;
  /** Returns the text of a setting, which needs at most one of these arguments. */
  const setting = (name: string, value: unknown): string => {
    const text = (m.settings as Readonly<Record<string, unknown>>)[name];
    if (typeof text !== "function") return String(text);
    const names = [value].flat().join(m.namesSeparator);
    return text({
      count: value,
      rate: typeof value === "number" ? real(value) : "",
      names,
      kind: value,
    });
  };
  return {
    captions: {
      matrix: (d: number, k: number) => m.captionMatrix({ d, k, parameters: d * k }),
      model: (modules: string, model: string, notes: Notes) =>
        m.captionModel({ modules, model, ...noteArgs(notes) }),
      /** `modules` is undefined if the models differ. */
      models: (rank: number, modules: string | undefined, notes: Notes) =>
        m.captionModels({ rank, modules: modules ?? m.defaultTargets, ...noteArgs(notes) }),
      methods: (model: string, parameters: number, notes: Notes) =>
        m.captionMethods({ model, parameters, ...noteArgs(notes) }),
    },
    heads: {
      matrix: m.headMatrix,
      model: m.headModel,
      models: (hasTargets: boolean) => (hasTargets ? m.headModelsTargets : m.headModels),
      methods: m.headMethods,
    },
    /** The name of a method; undefined if it is the same in every language. */
    methodName: (name: string) =>
      (m.methodNames as Readonly<Record<string, string>>)[toMember(name)],
    /** A count; undefined if it is unknown. */
    count: (value: number | undefined) => (value === undefined ? m.unknown : exact(value)),
    share: (part: number, total: number | undefined) =>
      total === undefined ? m.unknown : percent(part, total).share,
    saving(part: number, total: number | undefined): string {
      if (total === undefined) return m.unknown;
      const outcome = part > total ? "loss" : "saving";
      return m.saving({ outcome, rest: percent(part, total).rest });
    },
    /** The adapted modules: PEFT's names, or undefined for all linear modules. */
    modules: (names: readonly string[] | undefined) => names?.join(m.namesSeparator) ?? m.allLinear,
    noFile: m.noFile,
    /** A method's settings: "rank 8, 20 tokens on q_proj". Parts that do not apply are undefined. */
    settings(rank: number | undefined, values: Settings, modules: string | undefined): string {
      const list = listSettings({ rank, ...values }, setting).join(m.settingsSeparator);
      if (modules === undefined) return list;
      return list ? m.settingsOn({ list, modules }) : m.onlyOn({ modules });
    },
    tradeOff: (method: string) => m.tradeOffs[toMember(method) as keyof typeof m.tradeOffs],
    /** The settings as a sentence, and the method's trade-off. */
    trades: (settings: string, trades: string) =>
      settings
        ? m.trade({ settings: `${settings[0]!.toUpperCase()}${settings.slice(1)}`, trades })
        : trades,
  };
}
