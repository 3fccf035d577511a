import { oneDecimal, percent } from "../../dist/src/format.js";
import {
  bestConstant,
  FITTED,
  medianError,
  reservedPeak,
  runs,
  unfitted,
} from "../../dist/src/models/published.js";

const gigabytes = (bytes) => oneDecimal(Math.round(bytes), 1e9);
const inPercent = (share) => percent(Math.round(1e4 * share), 1e4).share;
const constant = bestConstant();

/** Published peaks beside what is computed of them, for the guide's table. */
export default {
  fitted: FITTED,
  unfitted: unfitted.length,
  median: inPercent(medianError(reservedPeak)),
  constant: { bytes: gigabytes(constant.bytes), error: inPercent(constant.error) },
  runs: runs.map((run) => {
    const error = reservedPeak(run) / run.peak - 1;
    const isFitted = !unfitted.includes(run);
    return {
      name: run.name,
      measured: gigabytes(run.peak),
      computed: gigabytes(reservedPeak(run)),
      error: `${error < 0 ? "−" : "+"}${inPercent(Math.abs(error))}${isFitted ? ", fitted" : ""}`,
    };
  }),
};
