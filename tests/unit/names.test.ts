/** Checks that code declares no unclear names. */
import { readFileSync } from "node:fs";
import ts from "typescript";
import { expect, it } from "vitest";
import { sourceFiles } from "../support/sources.js";

const UNCLEAR = new Set(
  (
    "one n most least true_ own meant nearest told tell say said answersTo isOfUse isIfMissing Held " +
    "made unlet whole found moving Moving Grown GrownMoment besides around inEach headEndOf faultOf layoutOf " +
    "nameOf textOf partsOf listOf namesOf tagsOf attributeOf wordsOf formatsOf modelOf targetsOf tensorsOf"
  ).split(" "),
);

const FOLDERS = ["src", "plugin", "scripts", "site", "tests"];

/** Returns whether the name is a plural form beside `other`, as Unicode calls them. */
const isPluralForm = ({ text }: ts.Identifier, parent?: ts.Node) =>
  text === "one" &&
  parent &&
  ts.isObjectLiteralExpression(parent) &&
  parent.properties.some(({ name }) => name && ts.isIdentifier(name) && name.text === "other");

/** Returns the unclear names that the source declares, as "file:line name". */
function unclearNames(file: string, source: string): string[] {
  const tree = ts.createSourceFile(file, source, {
    languageVersion: ts.ScriptTarget.Latest,
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
  });
  const names: string[] = [];
  const visit = (node: ts.Node, parent?: ts.Node) => {
    const name = ts.isPropertyAccessExpression(node)
      ? undefined
      : (node as ts.NamedDeclaration).name;
    if (name && ts.isIdentifier(name) && UNCLEAR.has(name.text) && !isPluralForm(name, parent)) {
      const { line } = tree.getLineAndCharacterOfPosition(node.end);
      names.push(`${file}:${line + 1} ${name.text}`);
    }
    ts.forEachChild(node, (child) => visit(child, node));
  };
  visit(tree);
  return names;
}

it("no declared name is on the list of unclear names", () => {
  const files = FOLDERS.flatMap(sourceFiles);
  expect(files.flatMap((file) => unclearNames(file, readFileSync(file, "utf8")))).toEqual([]);
});

it("the check finds an unclear name in every kind of declaration", () => {
  const source =
    'const { own: least } = {}; function tell(told) {} class A { whole = 1 } import * as say from "a";';
  expect(unclearNames("a.ts", source)).toHaveLength(5);
});

it("the check allows the plural form `one` next to `other`, and nowhere else", () => {
  const forms = (other: string) => unclearNames("a.ts", `const forms = { one: "file"${other} };`);
  expect([forms(', other: "files"'), forms("")]).toEqual([[], ["a.ts:1 one"]]);
});
