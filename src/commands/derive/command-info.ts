import type { CommandDeclaration } from '../declare.ts'
import { fullName, subcommandsOf } from '../declare.ts'
import type { BeginSearch, FindKeys, KeySpec } from '../key-spec.ts'
import type { Reply } from '../reply.ts'
import { arrayReply, bulkReply, integerReply, recordReply, setReply, statusReply } from '../reply.ts'
import { arityOf } from './arity.ts'
import { categoriesOf } from './categories.ts'
import { flagsOf } from './flags.ts'
import { keyRangeOf } from './key-range.ts'
import { keySpecsOf } from './key-specs.ts'

/** What COMMAND INFO answers for one command, its subcommands included. */
export function infoReply(declaration: CommandDeclaration): Reply {
  const specs = keySpecsOf(declaration)
  const { first, last, step } = keyRangeOf(specs)
  const subcommands = subcommandsOf(declaration)
  return arrayReply([
    bulkReply(fullName(declaration)),
    integerReply(arityOf(declaration)),
    setReply(flagsOf(declaration).map(statusReply)),
    integerReply(first),
    integerReply(last),
    integerReply(step),
    setReply(categoriesOf(declaration).map((category) => statusReply(`@${category}`))),
    setReply((declaration.tips ?? []).map(bulkReply)),
    setReply(specs.map(keySpecReply)),
    // Redis answers an empty set and a full array.
    subcommands.length === 0 ? setReply([]) : arrayReply(subcommands.map(infoReply)),
  ])
}

function keySpecReply(spec: KeySpec): Reply {
  return recordReply({
    ...(spec.notes === undefined ? {} : { notes: bulkReply(spec.notes) }),
    flags: setReply(spec.flags.map(statusReply)),
    begin_search: beginSearchReply(spec.undisclosed === true ? unknown : spec.begin),
    find_keys: findKeysReply(spec.undisclosed === true ? unknown : spec.find),
  })
}

const unknown = { by: 'unknown' } as const

function stepReply(type: string, spec: { readonly [field: string]: Reply }): Reply {
  return recordReply({ type: bulkReply(type), spec: recordReply(spec) })
}

function beginSearchReply(begin: BeginSearch): Reply {
  switch (begin.by) {
    case 'index':
      return stepReply('index', { index: integerReply(begin.index) })
    case 'keyword':
      return stepReply('keyword', {
        keyword: bulkReply(begin.keyword),
        startfrom: integerReply(begin.startFrom),
      })
    case 'unknown':
      return stepReply('unknown', {})
  }
}

function findKeysReply(find: FindKeys): Reply {
  switch (find.by) {
    case 'range':
      return stepReply('range', {
        lastkey: integerReply(find.lastKey),
        keystep: integerReply(find.step),
        limit: integerReply(find.limit),
      })
    case 'keyNumber':
      return stepReply('keynum', {
        keynumidx: integerReply(find.keyNumberIndex),
        firstkey: integerReply(find.firstKey),
        keystep: integerReply(find.step),
      })
    case 'unknown':
      return stepReply('unknown', {})
  }
}
