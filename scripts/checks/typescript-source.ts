import ts from 'typescript'
import type { FunctionSpan } from './cpp-functions.ts'
import type { SourceComment } from './cpp-lexer.ts'

/** Lists every function of `source`, nested ones too; a test suite's body is a scope, not a function. */
export function typeScriptFunctions(source: string): FunctionSpan[] {
  const file = parse(source)
  const found: FunctionSpan[] = []
  const visit = (node: ts.Node): void => {
    if (isMeasured(node)) found.push(spanOf(node, file))
    node.forEachChild(visit)
  }
  visit(file)
  return found
}

/** Lists the comments of `source` in the order in which they stand. */
export function typeScriptComments(source: string): SourceComment[] {
  const file = parse(source)
  const starts = new Map<number, ts.CommentRange>()
  const collect = (ranges: readonly ts.CommentRange[] | undefined): void => {
    for (const range of ranges ?? []) starts.set(range.pos, range)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isJSDoc(node)) return
    const children = node.getChildren(file)
    children.forEach(visit)
    if (children.length > 0) return
    collect(ts.getLeadingCommentRanges(source, node.pos))
    collect(ts.getTrailingCommentRanges(source, node.end))
  }
  visit(file)
  const ranges = [...starts.values()].sort((a, b) => a.pos - b.pos)
  return ranges.map((range) => ({
    line: lineOf(file, range.pos),
    text: source.slice(range.pos, range.end),
  }))
}

function parse(source: string): ts.SourceFile {
  return ts.createSourceFile('source.ts', source, ts.ScriptTarget.ES2023, true, ts.ScriptKind.TS)
}

function isMeasured(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined && !isSuiteBody(node)
}

function isSuiteBody(node: ts.Node): boolean {
  const call = node.parent
  if (!ts.isCallExpression(call) || call.expression === node) return false
  const callee = ts.isPropertyAccessExpression(call.expression) ? call.expression.expression : call.expression
  return ts.isIdentifier(callee) && (callee.text === 'describe' || callee.text === 'suite')
}

function spanOf(node: ts.FunctionLikeDeclaration, file: ts.SourceFile): FunctionSpan {
  return {
    name: nameOf(node, file),
    startLine: lineOf(file, node.getStart(file)),
    endLine: lineOf(file, node.end),
  }
}

function nameOf(node: ts.FunctionLikeDeclaration, file: ts.SourceFile): string {
  if (ts.isConstructorDeclaration(node)) return 'constructor'
  if (node.name) return node.name.getText(file)
  const parent = node.parent
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) return parent.name.getText(file)
  if (ts.isCallExpression(parent)) {
    const title = parent.arguments.find(ts.isStringLiteralLike)
    return title ? `${parent.expression.getText(file)}('${title.text}')` : parent.expression.getText(file)
  }
  return 'function'
}

function lineOf(file: ts.SourceFile, offset: number): number {
  return file.getLineAndCharacterOfPosition(offset).line + 1
}
