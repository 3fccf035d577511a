import fc from "fast-check";

/**
 * Property tests draw the same cases at each run, so that a red run tells of the change and of nothing
 * else; `npm run exam` draws new ones, by another DRAWS.
 */
fc.configureGlobal({ seed: Number(process.env.DRAWS ?? 1) });
