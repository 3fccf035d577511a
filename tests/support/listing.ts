/** Lists every tensor of a model or a file. The source code counts tensors in groups. */
import { MARKS, type Named } from "../../src/counts/names.js";
import { listNumbers, type NumberSet } from "../../src/counts/number-set.js";

const numbered = <T extends Named>(items: readonly T[], key: keyof typeof MARKS): T[] =>
  items.flatMap((item) => {
    const set: NumberSet | undefined = item[key];
    if (!set) return [item];
    return listNumbers(set).map((number) => ({
      ...item,
      name: item.name.replace(MARKS[key], `${number}`),
      [key]: undefined,
    }));
  });

/** Returns an item for each number of layers and experts, with its complete name. */
export const expandGroups = <T extends Named>(items: readonly T[]): T[] =>
  numbered(numbered(items, "layers"), "within");
