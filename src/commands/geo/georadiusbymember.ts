import { command } from '../declare.ts'
import { keyAfter, keyRange } from '../key-spec.ts'
import { anything } from '../reply-shape.ts'
import { radiusArguments } from './search-arguments.ts'

/** GEORADIUSBYMEMBER: returns the places of an index within a distance of one of them, or stores them. */
export const georadiusbymember = command({
  name: 'georadiusbymember',
  family: 'geo',
  since: '3.2.0',
  summary: 'Returns the places of an index within a distance of one of them, or stores them.',
  complexity:
    'O(N+log(M)) where N is the number of members in the box around the area and M the size of the index.',
  flags: ['write', 'denyoom'],
  arguments: [
    { name: 'key', type: 'key', keyFlags: ['RO', 'access'] },
    { name: 'member', type: 'string' },
    ...radiusArguments,
    { name: 'storekey', type: 'key', token: 'STORE', optional: true, keyFlags: ['OW', 'update'] },
    { name: 'storedistkey', type: 'key', token: 'STOREDIST', optional: true, keyFlags: ['OW', 'update'] },
  ],
  // The options begin after the arguments that a call must have.
  keySpecs: [
    keyRange({ flags: ['RO', 'access'], index: 1 }),
    keyAfter('STORE', 5, ['OW', 'update']),
    keyAfter('STOREDIST', 5, ['OW', 'update']),
  ],
  history: [
    ['6.2.0', 'The option ANY of COUNT.'],
    ['7.0.0', 'Units may be written in upper case.'],
  ],
  deprecatedSince: '6.2.0',
  replacedBy: '`GEOSEARCH` and `GEOSEARCHSTORE` with the options `BYRADIUS` and `FROMMEMBER`',
  reply: anything,
  handler: 'Georadiusbymember',
})
