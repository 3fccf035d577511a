/** Draws 2,000 cards in a separate process, and prints the growth of its memory in MB. */
import { drawMany } from "./cards.js";

const MB = 1e6;
/** Returns the minimum of several samples, because uncollected garbage is not growth. */
const measureMemory = async () => {
  let min = Infinity;
  for (let look = 0; look < 10; look++) {
    await drawMany(5, 5);
    min = Math.min(min, process.memoryUsage.rss());
  }
  return min;
};

await drawMany(450, 4);
const early = await measureMemory();
await drawMany(1450, 4);
const late = await measureMemory();
console.log((late - early) / MB);
