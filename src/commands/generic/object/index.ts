import { command } from '../../declare.ts'
import { anything } from '../../reply-shape.ts'
import { objectEncoding } from './encoding.ts'
import { objectFreq } from './freq.ts'
import { objectHelp } from './help.ts'
import { objectIdletime } from './idletime.ts'
import { objectRefcount } from './refcount.ts'

/** OBJECT: looks behind a key: encoding, references, use. */
export const object = command({
  name: 'object',
  family: 'generic',
  since: '2.2.3',
  summary: 'Looks behind a key: encoding, references, use.',
  complexity: 'Depends on the subcommand.',
  flags: [],
  reply: anything,
  subcommands: [objectEncoding, objectFreq, objectHelp, objectIdletime, objectRefcount],
})
