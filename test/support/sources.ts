import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import ts from 'typescript';

/** A file of `src`, read as the compiler reads it. */
export interface SourceFile {
  /** with forward slashes, from the project's root */
  path: string;
  lineCount: number;
  /** every import, dynamic ones too; relative ones as paths from the project's root */
  imports: string[];
  /** what stands in string and template literals and in JSX text */
  texts: string[];
  /** what is called, built or read, without white space and arguments: `Date.now()`, `newDate()`, `newDate(…)`, `process.env` */
  expressions: string[];
}

/** Our own files below `folder`, TypeScript and TSX; what Prisma generates is not ours. */
export function readSources(folder = 'src'): SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file).split(sep).join('/'))
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts') && !path.includes('/generated/'))
    .sort()
    .map(readSource);
}

function readSource(path: string): SourceFile {
  const text = readFileSync(path, 'utf8');
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  const source: SourceFile = {
    path,
    lineCount: text.split('\n').length - 1,
    imports: [],
    texts: [],
    expressions: [],
  };
  visit(tree, source);
  return source;
}

function visit(node: ts.Node, source: SourceFile): void {
  const target = importedBy(node);
  if (target) source.imports.push(target.startsWith('.') ? join(dirname(source.path), target) : target);
  else if (isText(node)) source.texts.push(node.text);
  else if (ts.isCallExpression(node)) source.expressions.push(`${squeezed(node.expression)}${argumentsOf(node)}`);
  else if (ts.isNewExpression(node)) source.expressions.push(`new${squeezed(node.expression)}${argumentsOf(node)}`);
  else if (ts.isPropertyAccessExpression(node)) source.expressions.push(squeezed(node));
  ts.forEachChild(node, (child) => visit(child, source));
}

const squeezed = (node: ts.Node): string => node.getText().replace(/\s+/g, '');
const argumentsOf = (node: ts.CallExpression | ts.NewExpression): string => (node.arguments?.length ? '(…)' : '()');

function importedBy(node: ts.Node): string | undefined {
  const specifier =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
        ? node.arguments[0]
        : undefined;
  return specifier && ts.isStringLiteral(specifier) ? specifier.text : undefined;
}

const isText = (node: ts.Node): node is ts.Node & { text: string } =>
  ts.isStringLiteralLike(node) ||
  ts.isTemplateHead(node) ||
  ts.isTemplateMiddleOrTemplateTail(node) ||
  ts.isJsxText(node);
