import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

const { config } = ts.readConfigFile("tsconfig.json", ts.sys.readFile);
const { fileNames, options } = ts.parseJsonConfigFileContent(
  { ...config, include: ["src", "plugin", "scripts"] },
  ts.sys,
  process.cwd(),
  // An unused name is no type error.
  { noUnusedLocals: false, noUnusedParameters: false },
);
let changed: { file: string; code: string } | undefined;
let version = 0;

const service = ts.createLanguageService({
  getCompilationSettings: () => options,
  getScriptFileNames: () => fileNames,
  getScriptVersion: (file) => (file === changed?.file ? String(version) : "0"),
  getScriptSnapshot(file) {
    const code = file === changed?.file ? changed.code : ts.sys.readFile(file);
    return code === undefined ? undefined : ts.ScriptSnapshot.fromString(code);
  },
  getCurrentDirectory: () => process.cwd(),
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: ts.sys.fileExists,
  readFile: ts.sys.readFile,
  directoryExists: ts.sys.directoryExists,
});

function hasErrors(file: string, code: string): boolean {
  changed = { file: path.resolve(file), code };
  version += 1;
  return (
    service.getSyntacticDiagnostics(changed.file).length > 0 ||
    service.getSemanticDiagnostics(changed.file).length > 0
  );
}

/** Returns whether a file has type errors with other code. Throws if it has some without a change. */
export function findTypeErrors(file: string, code: string): boolean {
  if (!hasErrors(file, code)) return false;
  if (hasErrors(file, readFileSync(file, "utf8"))) throw new Error(`${file} has type errors.`);
  return true;
}
