/**
 * `npm run release -- --dry-run` checks that the version can be published, a line a check; without
 * `--dry-run` it then dates the version in CHANGELOG.md, commits and tags it. The pushed tag is
 * published by .github/workflows/release.yml.
 */
import { parseArgs } from "node:util";
import { checks, run, TOOLS, withRelease } from "./checks.js";
import { tag } from "./tag.js";

const { values } = parseArgs({ options: { "dry-run": { type: "boolean" } } });
run(".", "npm", "ci", "--prefix", TOOLS, "--no-audit", "--no-fund");

await withRelease(".", async (release) => {
  let missing = 0;
  for (const [name, check] of Object.entries(checks)) {
    try {
      console.log(`ok    ${name.padEnd(10)} ${await check(release)}`);
    } catch (error) {
      missing++;
      console.log(`FAIL  ${name.padEnd(10)} ${(error as Error).message}`);
    }
  }
  const { version } = release.manifest;
  if (missing) {
    console.log(`${version} cannot be released: ${missing} of ${Object.keys(checks).length} fail`);
    process.exitCode = 1;
  } else if (values["dry-run"]) console.log(`${version} can be released`);
  else {
    tag(".", version, new Date().toISOString().slice(0, 10));
    console.log(`${version} is tagged. Next: git push --follow-tags`);
  }
});
