/** Splits the file of a language, so that the script of a figure contains only the strings of that figure. */
import { parseAst } from "rolldown/parseAst";

interface Declaration {
  readonly start: number;
  readonly end: number;
  readonly isExported: boolean;
  /** The names in its source, except those of properties. */
  readonly names: readonly string[];
}

/** Returns the functions and constants of a module by name. */
function findDeclarations(code: string): ReadonlyMap<string, Declaration> {
  const declarations = new Map<string, Declaration>();
  for (const statement of parseAst(code, { lang: "ts" }).body) {
    const isExported = statement.type === "ExportNamedDeclaration";
    const declaration = isExported ? statement.declaration : statement;
    const [first] = declaration?.type === "VariableDeclaration" ? declaration.declarations : [];
    const id = declaration?.type === "FunctionDeclaration" ? declaration.id : first?.id;
    if (id?.type !== "Identifier") continue;
    const { start, end } = statement;
    const names = code.slice(start, end).match(/(?<![.\w])[a-z]\w*\b(?!:)/gi) ?? [];
    declarations.set(id.name, { start, end, isExported, names });
  }
  return declarations;
}

/** Returns the names of declarations that a declaration uses, and of those that these use. */
function findUses(declarations: ReadonlyMap<string, Declaration>, name: string): Set<string> {
  const uses = new Set([name]);
  // Names that are added extend the loop.
  for (const used of uses)
    for (const next of declarations.get(used)?.names ?? [])
      if (declarations.has(next)) uses.add(next);
  return uses;
}

/**
 * Splits the source of a language's file into the declarations that both `first` and another factory use, and the
 * rest. Returns the file with exports of these declarations, and the file that imports them from the module `sharedId`
 * instead. The bundler drops all that a script does not use.
 */
export function splitLanguage(
  code: string,
  sharedId: string,
  first: string,
  factories: readonly string[],
): { shared: string; rest: string } {
  const declarations = findDeclarations(code);
  const usedFirst = findUses(declarations, first);
  const others = factories.filter((name) => name !== first);
  const usedByOthers = new Set(others.flatMap((name) => [...findUses(declarations, name)]));
  const shared = [...declarations].filter(
    ([name, { isExported }]) => !isExported && usedFirst.has(name) && usedByOthers.has(name),
  );
  const names = `{ ${shared.map(([name]) => name).join(", ")} }`;
  let rest = code;
  for (const [, { start, end }] of shared.reverse()) rest = rest.slice(0, start) + rest.slice(end);
  return {
    shared: `${code}\nexport ${names};`,
    rest: `${rest}\nimport ${names} from ${JSON.stringify(sharedId)};`,
  };
}
