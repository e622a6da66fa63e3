import { posix } from 'node:path';
import ts from 'typescript';
import type { SourceTree } from '../source-tree.ts';

/** A name that a module gives away. */
export interface ExportedName {
  /** Name inside the module that declares it. */
  readonly name: string;
  /** The module it is taken from, or null when this module declares it. */
  readonly from: string | null;
}

/** Everything that a library exports is explained by a doc comment where it is declared. */
export function checkDocComments(tree: SourceTree): string[] {
  return tree.files
    .filter((path) => /^libs\/[^/]+\/src\/index\.ts$/.test(path))
    .flatMap((path) => {
      const { names, hasStar } = exportedNames(tree.read(path));
      return [
        ...(hasStar ? [`${path} exports "*": name what is public.`] : []),
        ...names.flatMap(({ name, from }) => missingDoc(tree, path, { name, from })),
      ];
    });
}

/** What a module exports by name, and whether it also exports everything of another. */
export function exportedNames(text: string): { names: ExportedName[]; hasStar: boolean } {
  const exports = parse(text).statements.filter(ts.isExportDeclaration);
  return {
    hasStar: exports.some(({ exportClause }) => exportClause === undefined),
    names: exports.flatMap(({ exportClause, moduleSpecifier }) => {
      if (exportClause === undefined || !ts.isNamedExports(exportClause)) {
        return [];
      }
      const from =
        moduleSpecifier !== undefined && ts.isStringLiteral(moduleSpecifier)
          ? moduleSpecifier.text
          : null;
      return exportClause.elements.map((element) => ({
        name: (element.propertyName ?? element.name).text,
        from,
      }));
    }),
  };
}

/** Whether a module declares a name, and explains it. */
export function documentationOf(text: string, name: string): 'documented' | 'bare' | 'absent' {
  const source = parse(text);
  const declarations = source.statements.filter((statement) => namesOf(statement).includes(name));
  if (declarations.length === 0) {
    return 'absent';
  }
  // Of an overloaded function, or a value and a type of one name, one comment is enough.
  return declarations.some((statement) => hasDocComment(source, statement)) ? 'documented' : 'bare';
}

function missingDoc(tree: SourceTree, path: string, exported: ExportedName): string[] {
  const { name, from } = exported;
  if (from !== null && !from.startsWith('.')) {
    return [];
  }
  const module = from === null ? path : posix.join(posix.dirname(path), from);
  if (!tree.has(module)) {
    return [`${path} exports ${name} from ${module}, which does not exist.`];
  }
  const text = tree.read(module);
  switch (documentationOf(text, name)) {
    case 'documented':
      return [];
    case 'bare':
      return [
        `${module}: ${name} is public and has no doc comment: say in a sentence what it promises.`,
      ];
    case 'absent': {
      const passedOn = exportedNames(text).names.find((other) => other.name === name);
      return passedOn === undefined || passedOn.from === null
        ? [`${path} exports ${name}, which ${module} does not declare.`]
        : missingDoc(tree, module, passedOn);
    }
  }
}

function parse(text: string): ts.SourceFile {
  return ts.createSourceFile('module.ts', text, ts.ScriptTarget.Latest, true);
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) =>
      ts.isIdentifier(name) ? [name.text] : [],
    );
  }
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  return isNamed && statement.name !== undefined ? [statement.name.text] : [];
}

function hasDocComment(source: ts.SourceFile, statement: ts.Statement): boolean {
  const comments = ts.getLeadingCommentRanges(source.text, statement.getFullStart()) ?? [];
  const nearest = comments.at(-1);
  return (
    nearest !== undefined && /^\/\*\*[^]*[A-Za-z]/.test(source.text.slice(nearest.pos, nearest.end))
  );
}
