/** Runs many Eleventy commands in one process, because loading Eleventy takes longer than most builds. */
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);
const root = process.cwd();
const env = { ...process.env };
const written = { stdout: "", stderr: "" };
for (const name of ["stdout", "stderr"])
  process[name].write = (text, ...rest) => {
    written[name] += text;
    rest.at(-1)?.();
    return true;
  };

process.on("message", async ({ command, layouts, args, folder }) => {
  // Eleventy caches layouts by their path in the site.
  (await import(pathToFileURL(layouts).href)).default.clear();
  process.chdir(folder);
  process.argv = [process.execPath, command, ...args];
  delete require.cache[command];
  require(command);
  // Without this channel, the process ends after the command.
  process.channel.unref();
});

process.on("beforeExit", () => {
  if (!process.connected) return;
  process.channel.ref();
  process.send({ exitCode: process.exitCode ?? 0, log: written.stderr + written.stdout });
  Object.assign(written, { stdout: "", stderr: "" });
  process.exitCode = undefined;
  process.env = { ...env };
  process.chdir(root);
  // The command adds listeners for errors.
  for (const name of ["unhandledRejection", "uncaughtException", "rejectionHandled"])
    process.removeAllListeners(name);
});
