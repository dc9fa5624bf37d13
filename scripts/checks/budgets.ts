import { cppFunctions, type FunctionSpan } from './cpp-functions.ts'
import { lexCpp, type SourceComment } from './cpp-lexer.ts'
import { isCpp, isTypeScript } from './source-files.ts'
import { typeScriptComments, typeScriptFunctions } from './typescript-source.ts'

const fileLineLimit = 800
// From the signature to the closing brace.
const functionLineLimit = 70

const vagueWords = new Set(['helper', 'helpers', 'util', 'utils', 'utilities', 'misc'])
// Spelled in two parts so that this file passes its own check.
const unfinishedMark = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX'].join('|')})\\b`)

/** Checks one file's name, size, functions and comments; returns a message for each violation. */
export function budgetViolations(path: string, source: string): string[] {
  return [
    ...nameViolations(path),
    ...fileSizeViolations(path, source),
    ...functionSizeViolations(path, source),
    ...commentViolations(path, commentsOf(path, source)),
  ]
}

function functionsOf(path: string, source: string): FunctionSpan[] {
  if (isCpp(path)) return cppFunctions(source)
  return isTypeScript(path) ? typeScriptFunctions(source) : []
}

// In a file of another language every line is looked at as if it were a comment.
function commentsOf(path: string, source: string): readonly SourceComment[] {
  if (isCpp(path)) return lexCpp(source).comments
  if (isTypeScript(path)) return typeScriptComments(source)
  return source.split('\n').map((text, index) => ({ line: index + 1, text }))
}

function nameViolations(path: string): string[] {
  const vague = path.split('/').filter((segment) => {
    const stem = segment.replace(/\..*$/, '').toLowerCase()
    return stem === 'common' || stem.split(/[-_]/).some((word) => vagueWords.has(word))
  })
  return vague.map((segment) => `${path}: "${segment}" names no concept; call it after what it holds`)
}

function fileSizeViolations(path: string, source: string): string[] {
  const lines = source.split('\n').length - (source.endsWith('\n') ? 1 : 0)
  return lines > fileLineLimit ? [`${path}: ${lines} lines; the limit is ${fileLineLimit}`] : []
}

function functionSizeViolations(path: string, source: string): string[] {
  try {
    return functionsOf(path, source).flatMap(({ name, startLine, endLine }) => {
      const lines = endLine - startLine + 1
      if (lines <= functionLineLimit) return []
      return [`${path}:${startLine}: ${name} has ${lines} lines; the limit is ${functionLineLimit}`]
    })
  } catch (error) {
    return [`${path}: ${(error as Error).message}`]
  }
}

function commentViolations(path: string, comments: readonly SourceComment[]): string[] {
  const judgesCode = isCpp(path) || isTypeScript(path)
  return comments.flatMap(({ line, text }) => {
    const mark = unfinishedMark.exec(text)?.[0]
    if (mark) return [`${path}:${line}: ${mark} marks unfinished work; finish it or file an issue`]
    if (judgesCode && isCommentedOutCode(text)) return [`${path}:${line}: commented-out code; delete it`]
    return []
  })
}

const statements = [
  /^(const|let|var|auto)\b.*\w\s*=\s\S.*[;)\]}]$/,
  /^(return|throw|delete)\b.*;$/,
  /^(if|for|while|switch) \(.*\)( \{)?$/,
  /^\}( else( if \(.*\))? \{)?;?$/,
  /^#(include|define|ifdef|ifndef|endif)\b/,
  /^import .* from ['"]/,
  /^(await )?[\w.:]+(->[\w.]+)*\(.*\);$/,
  /^await [\w.]+\(.*\)$/,
  /^[\w.>[\]-]+ [-+*|&]?= [^=].*;$/,
]

// An example in a line comment is indented by more than one space; code that
// an editor commented out is not.
function isCommentedOutCode(comment: string): boolean {
  const line = /^\/\/ ?(\S.*)$/.exec(comment.trimEnd())?.[1]
  return line !== undefined && statements.some((pattern) => pattern.test(line))
}
