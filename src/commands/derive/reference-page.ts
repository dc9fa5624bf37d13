import type { Argument, CommandDeclaration } from '../declare.ts'
import { commandWords, subcommandsOf } from '../declare.ts'
import type { ReplyShape } from '../reply-shape.ts'
import { categoriesOf } from './categories.ts'
import { flagsOf } from './flags.ts'
import { keySpecsOf } from './key-specs.ts'
import { syntaxOf } from './syntax.ts'

/** The command's page of the reference, as Markdown. */
export function referencePage(declaration: CommandDeclaration): string {
  const sections = [
    `# ${commandWords(declaration).join(' ').toUpperCase()}`,
    `\`\`\`\n${syntaxOf(declaration)}\n\`\`\``,
    declaration.summary,
    deprecation(declaration),
    facts(declaration),
    section('Arguments', argumentLines(declaration.arguments ?? [], '')),
    section('Reply', [replyText(declaration.reply)]),
    section('Subcommands', subcommandsOf(declaration).map(subcommandLine)),
    section(
      'History',
      (declaration.history ?? []).map(([version, change]) => `- ${version}: ${change}`),
    ),
  ]
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `## ${title}\n\n${lines.join('\n')}`
}

function deprecation({ deprecatedSince, replacedBy }: CommandDeclaration): string {
  if (deprecatedSince === undefined) return ''
  return `Deprecated since ${deprecatedSince}${replacedBy === undefined ? '' : `: use ${replacedBy}`}.`
}

function facts(declaration: CommandDeclaration): string {
  const keys = keySpecsOf(declaration).map(({ flags }) => flags.join(' '))
  const rows = [
    ['Since', declaration.since],
    ['Complexity', declaration.complexity ?? ''],
    ['Flags', flagsOf(declaration).join(', ')],
    [
      'ACL categories',
      categoriesOf(declaration)
        .map((category) => `@${category}`)
        .join(', '),
    ],
    ['Keys', keys.join('; ')],
    ['Tips', (declaration.tips ?? []).join(', ')],
  ] as const
  const filled = rows.filter(([, value]) => value !== '')
  return ['| | |', '|---|---|', ...filled.map(([name, value]) => `| ${name} | ${value} |`)].join('\n')
}

function argumentLines(args: readonly Argument[], indent: string): readonly string[] {
  return args.flatMap((argument) => [
    `${indent}- ${argumentText(argument)}`,
    ...(argument.type === 'block' || argument.type === 'oneof'
      ? argumentLines(argument.arguments, `${indent}  `)
      : []),
  ])
}

function argumentText(argument: Argument): string {
  const token = argument.token === undefined ? '' : `\`${argument.token}\` `
  const value = argument.type === 'pure-token' ? '' : `*${argument.name}*, ${kindOf(argument)}`
  const notes = [
    ...(argument.optional === true ? ['optional'] : []),
    ...(argument.multiple === true ? ['may repeat'] : []),
    ...(argument.since === undefined ? [] : [`since ${argument.since}`]),
    ...(argument.deprecatedSince === undefined ? [] : [`deprecated since ${argument.deprecatedSince}`]),
  ]
  const summary = argument.summary === undefined ? '' : ` ${argument.summary}`
  return `${`${token}${value}`.trim()}${notes.length === 0 ? '' : ` (${notes.join(', ')})`}${summary}`
}

function kindOf({ type }: Argument): string {
  if (type === 'oneof') return 'one of'
  return type === 'block' ? 'together' : type
}

function subcommandLine(subcommand: CommandDeclaration): string {
  return `- \`${syntaxOf(subcommand)}\`: ${subcommand.summary}`
}

/** A reply's shape in words. */
function replyText(shape: ReplyShape): string {
  switch (shape.kind) {
    case 'ok':
      return '`OK`'
    case 'status':
      return shape.values.map((value) => `\`${value}\``).join(' or ')
    case 'array':
      return `array of (${replyText(shape.of)})`
    case 'map':
      return `map to (${replyText(shape.of)})`
    case 'tuple':
      return `array: ${shape.items.map(replyText).join(', ')}`
    case 'record':
      return `map: ${Object.entries(shape.fields)
        .map(([field, value]) => `\`${field}\` ${replyText(value)}`)
        .join(', ')}`
    case 'either':
      return shape.shapes.map(replyText).join(' or ')
    case 'later':
      return replyText(shape.of)
    case 'when':
      return `with \`${shape.token}\` ${replyText(shape.reply)}, else ${replyText(shape.otherwise)}`
    default:
      return simpleReplies[shape.kind]
  }
}

const simpleReplies = {
  bulk: 'string',
  integer: 'integer',
  double: 'floating point number',
  null: 'null',
  any: 'depends on the call',
  none: 'no reply',
} as const
