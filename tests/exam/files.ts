/** Tests written files. Each test is a row, and has a control that must fail. */
import { exact } from "../../src/number-format.js";
import { naive, rule, tryAddresses } from "./addresses.js";
import { byStore, mutate, unchecked } from "./cache.js";
import { Sites } from "./crash-site.js";
import { failures, kills, type Outcome } from "./crashes.js";
import { forbidden, fullDisks, whyNoDisks, whyNotNobody } from "./disks.js";
import { rejectHostileFiles } from "./hostile.js";
import { completed, type Row, skipped } from "./rows.js";
import { findWrites, NAIVE, naivePoints, whyNot } from "./trace.js";

/** Returns a row with the number of faults and of the control's faults. */
function toRow(name: string, { count, faults, control }: Outcome): Row {
  const summary = `${exact(count).padStart(9)} tried, ${faults.length} wrong, control ${control}`;
  const isGood = count > 0 && faults.length === 0 && control > 0;
  return completed(name, isGood, [summary, ...faults].join("\n     "));
}

/** The number of faults that the control of hostile files must have. */
const HOSTILE_CONTROL = 4;

function hostileRow(): Row {
  const { count, faults, control, seconds, megabytes } = rejectHostileFiles();
  const max = `at most ${seconds.toFixed(2)} s and ${Math.round(megabytes)} MB more than a valid file`;
  const summary = `${exact(count).padStart(9)} tried, ${faults.length} wrong, control ${control}; ${max}`;
  const isGood = count >= 40 && faults.length === 0 && control === HOSTILE_CONTROL;
  return completed("hostile adapter files", isGood, [summary, ...faults].join("\n     "));
}

/** The number of URLs, cache changes, calls (every n-th) and disk sizes to try. */
interface Extent {
  readonly addresses: number;
  readonly mutations: number;
  readonly points: number;
  readonly pages: number;
}

export async function* fileRows(extent: Extent): AsyncGenerator<Row> {
  const { addresses, mutations, points, pages } = extent;
  yield hostileRow();
  const actual = await tryAddresses(addresses, rule);
  const traps = await tryAddresses(100, naive);
  yield toRow("addresses of cards", { ...actual, control: traps.faults.length });
  const served = await mutate(mutations, byStore);
  const control = (await mutate(100, unchecked)).length;
  yield toRow("changes of the cache", { count: mutations, faults: served, control });
  const [sites, broken] = await Promise.all([Sites.make(), Sites.make(NAIVE)]);
  try {
    const untraced = whyNot();
    if (untraced) yield skipped("kills and failing disks", untraced);
    else {
      const calls = { points: await findWrites(sites), naive: await naivePoints(broken) };
      const { item: entry, two } = await kills(sites, broken, calls, points);
      yield toRow("kills of a build", entry);
      yield toRow("kills of one of two builds", two);
      yield toRow("failing calls of a build", await failures(sites, broken, calls, points));
    }
    const unmounted = whyNoDisks(sites);
    if (unmounted) yield skipped("full disks", unmounted);
    else yield toRow("full disks", await fullDisks(sites, broken, pages, NAIVE));
    const permissionSkip = whyNotNobody();
    if (permissionSkip) yield skipped("forbidden folders", permissionSkip);
    else yield toRow("forbidden folders", await forbidden(sites, broken, NAIVE));
  } finally {
    sites.remove();
    broken.remove();
  }
}
