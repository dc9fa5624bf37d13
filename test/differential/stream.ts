// The differential stream: random calls go to our server and to redis-server,
// and every reply is compared, and at the end what the keys hold.
//
// Calls come from the declarations' grammar, so that a family takes part as soon
// as it is declared and answers; calls that are wrong are made of right ones.

import assert from 'node:assert/strict'
import { type CommandDeclaration, fullName } from '../../src/commands/declare.ts'
import { type ArgumentGrammar, randomCall, spoiled } from '../oracle/random-arguments.ts'
import { SeededRandom } from '../oracle/seeded-random.ts'
import { agree } from './agreements.ts'
import { Contender } from './contender.ts'
import { compareDatasets } from './dataset.ts'
import { streamKeys, streamWord, withoutLongWait, withoutNearExpiry } from './stream-words.ts'

/** The newest syntax that the oracle knows. */
const oracleVersion = '7.0.15'

const callsInBatch = 200

/** A command with how often it is drawn; 1 is the usual. */
export interface WeightedCommand {
  readonly declaration: CommandDeclaration
  readonly weight: number
}

/** Calls that the grammar of a declaration cannot make, with how often they are drawn. */
export interface HandmadeCalls {
  readonly make: (random: SeededRandom) => readonly string[]
  readonly weight: number
}

type Call = readonly string[]

/** What a stream consists of. */
export interface StreamPlan {
  readonly commands: readonly WeightedCommand[]
  readonly handmade?: readonly HandmadeCalls[]
  /** Says of replies to this stream alone that they agree, where `agreements.ts` does not. */
  readonly alsoAgree?: typeof agree
  /** How many calls; by default `NACRE_DIFFERENTIAL_COMMANDS`, else 20,000. */
  readonly calls?: number
  /** Chooses the words for keys and values; by default words for strings and keys of any kind. */
  readonly wordFor?: WordFor
  /** Whether all calls keep to their grammar, where a wrong one would put data in that have no meaning. */
  readonly spoilsNothing?: true
  /** Puts calls of its own between those that were drawn, or around them. */
  readonly arrange?: (calls: readonly Call[], random: SeededRandom) => readonly Call[]
  /** Parameters that both servers are configured with. */
  readonly settings?: { readonly [parameter: string]: string }
}

type WordFor = NonNullable<ArgumentGrammar['wordFor']>

/** Every command of the list, with these weights and 1 for the others. */
export function weighted(
  declarations: readonly CommandDeclaration[],
  weights: { readonly [name: string]: number } = {},
): readonly WeightedCommand[] {
  return declarations.map((declaration) => ({ declaration, weight: weights[declaration.name] ?? 1 }))
}

/**
 * Runs a stream against both servers and fails at the first difference.
 * Commands that one of the servers lacks are left out.
 *
 * @param report Is told the seed, so that `NACRE_SEED` can repeat the stream.
 */
export async function runStream(plan: StreamPlan, report: (line: string) => void): Promise<void> {
  const random = new SeededRandom()
  const calls = plan.calls ?? Number(process.env.NACRE_DIFFERENTIAL_COMMANDS ?? 20_000)
  const ours = await Contender.nacre()
  const theirs = await Contender.redis()
  try {
    for (const [parameter, value] of Object.entries(plan.settings ?? {})) {
      await Promise.all([ours, theirs].map((server) => server.call('CONFIG', 'SET', parameter, value)))
    }
    const commands = await knownToBoth(plan.commands, ours, theirs)
    report(`seed ${random.seed}: ${calls} calls of ${commands.length} commands`)
    const wordFor = plan.wordFor ?? streamWord
    const agreed = agreementOf(plan)
    const make = plan.spoilsNothing === true ? rightCall : randomOrSpoiled
    const draw = callsOf(commands, plan.handmade ?? [], (declaration, drawing) =>
      make(declaration, wordFor, drawing),
    )
    const { arrange = (batch) => batch } = plan
    await compareReplies({ draw, arrange, calls, agreed, random, ours, theirs })
    await compareDatasets(ours, theirs, agreed)
  } finally {
    await Promise.all([ours.stop(), theirs.stop()])
  }
}

async function knownToBoth(
  commands: readonly WeightedCommand[],
  ours: Contender,
  theirs: Contender,
): Promise<readonly WeightedCommand[]> {
  const known: WeightedCommand[] = []
  for (const command of commands) {
    const name = fullName(command.declaration)
    if ((await ours.has(name)) && (await theirs.has(name))) known.push(command)
  }
  assert.notEqual(known.length, 0, 'no command is known to both servers')
  return known
}

function agreementOf({ alsoAgree }: StreamPlan): typeof agree {
  if (alsoAgree === undefined) return agree
  return (call, ours, theirs) => agree(call, ours, theirs) || alsoAgree(call, ours, theirs)
}

type Draw = (random: SeededRandom) => readonly string[]

/** Draws calls of the commands and those made by hand, each as often as its weight says. */
function callsOf(
  commands: readonly WeightedCommand[],
  handmade: readonly HandmadeCalls[],
  callOf: (declaration: CommandDeclaration, random: SeededRandom) => readonly string[],
): Draw {
  const makers = [
    ...commands.map(({ declaration, weight }) => ({
      weight,
      make: (random: SeededRandom) => callOf(declaration, random),
    })),
    ...handmade,
  ]
  const drawn = makers.flatMap(({ make, weight }) => Array.from({ length: weight }, () => make))
  return (random) => random.pick(drawn)(random)
}

interface Run {
  readonly draw: Draw
  readonly arrange: NonNullable<StreamPlan['arrange']>
  readonly calls: number
  readonly agreed: typeof agree
  readonly random: SeededRandom
  readonly ours: Contender
  readonly theirs: Contender
}

async function compareReplies({ draw, arrange, calls, agreed, random, ours, theirs }: Run): Promise<void> {
  const history: (readonly string[])[] = []
  while (history.length < calls) {
    const protocol = random.pick([2, 3] as const)
    const size = Math.min(callsInBatch, calls - history.length)
    const drawn = Array.from({ length: size }, () => draw(random))
    const batch = arrange(drawn, random)
    const [our, their] = await Promise.all([ours.exchange(batch, protocol), theirs.exchange(batch, protocol)])
    for (const [index, call] of batch.entries()) {
      history.push(call)
      const [mine, expected] = [our[index], their[index]]
      assert.ok(mine !== undefined && expected !== undefined)
      if (!agreed(call, mine, expected)) {
        assert.fail(`${differenceIn(history, protocol, mine.bytes, expected.bytes)}
repeat with NACRE_SEED=${random.seed}`)
      }
    }
  }
}

function rightCall(declaration: CommandDeclaration, wordFor: WordFor, random: SeededRandom): string[] {
  return randomCall(declaration, random, { upTo: oracleVersion, anyOrder: true, wordFor })
}

function randomOrSpoiled(declaration: CommandDeclaration, wordFor: WordFor, random: SeededRandom): string[] {
  const call = rightOrWrong(declaration, wordFor, random)
  return withoutLongWait(declaration, withoutNearExpiry(declaration, call, random))
}

function rightOrWrong(
  declaration: CommandDeclaration,
  wordFor: WordFor,
  random: SeededRandom,
): readonly string[] {
  const grammar = { upTo: oracleVersion, anyOrder: true, wordFor } as const
  const call = randomCall(declaration, random, grammar)
  if (random.chance(0.1)) return spoiled(call, random)
  if (!random.chance(0.05)) return call
  return confused(call, randomCall(declaration, random, { upTo: oracleVersion, wordFor }), random)
}

/** The call with options of another in it, most often one too many. */
function confused(
  call: readonly string[],
  other: readonly string[],
  random: SeededRandom,
): readonly string[] {
  const at = 1 + random.below(call.length)
  return [...call.slice(0, at), ...other.slice(1 + random.below(other.length)), ...call.slice(at)]
}

const callsShown = 12

function differenceIn(
  history: readonly (readonly string[])[],
  protocol: 2 | 3,
  ours: Buffer,
  theirs: Buffer,
): string {
  const call = history.at(-1) ?? []
  const keys = new Set(call.filter((word) => streamKeys.includes(word)))
  const related = history.filter((earlier) => earlier.some((word) => keys.has(word))).slice(-callsShown)
  return [
    `call ${history.length} differs in RESP${protocol}: ${shown(call)}`,
    `  redis-server: ${quoted(theirs)}`,
    `  nacre:        ${quoted(ours)}`,
    'the last calls with its keys:',
    ...related.map((earlier) => `  ${shown(earlier)}`),
  ].join('\n')
}

const shown = (call: readonly string[]): string => call.map((word) => JSON.stringify(cut(word))).join(' ')

const quoted = (bytes: Buffer): string => JSON.stringify(cut(bytes.toString('latin1')))

const cut = (text: string): string =>
  text.length > 300 ? `${text.slice(0, 300)}… (${text.length} bytes)` : text
