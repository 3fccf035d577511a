/**
 * `npm run release` checks that the version can be published. It then adds the date to CHANGELOG.md, commits
 * the change and tags the commit. With `-- --dry-run`, it only checks. When the tag is pushed,
 * .github/workflows/release.yml publishes the version.
 */
import { parseArgs } from "node:util";
import { checks, run, TOOLS, withRelease } from "./checks.js";
import { tag } from "./tag.js";

const { values } = parseArgs({ options: { "dry-run": { type: "boolean" } } });
run(".", "npm", "ci", "--prefix", TOOLS, "--no-audit", "--no-fund");

await withRelease(".", async (release) => {
  let failures = 0;
  for (const [name, check] of Object.entries(checks)) {
    try {
      console.log(`ok    ${name.padEnd(10)} ${await check(release)}`);
    } catch (error) {
      failures++;
      console.log(`FAIL  ${name.padEnd(10)} ${(error as Error).message}`);
    }
  }
  const { version } = release.manifest;
  if (failures) {
    console.log(
      `${version} cannot be released: ${failures} of ${Object.keys(checks).length} checks failed`,
    );
    process.exitCode = 1;
  } else if (values["dry-run"]) console.log(`${version} can be released`);
  else {
    tag(".", version, new Date().toISOString().slice(0, 10));
    console.log(`Tagged ${version}. Next: git push --follow-tags`);
  }
});
