import { boolean } from '../kinds/boolean.ts'
import { choice } from '../kinds/choice.ts'
import { integer, longMax } from '../kinds/integer.ts'
import { text } from '../kinds/text.ts'

const gate = ['no', 'yes', 'local'] as const

/** Who may do what. */
export const securityParameters = {
  requirepass: text('', { sensitive: true, meaning: 'Password of the default user; empty means none.' }),
  aclfile: text('', { applies: 'later', mutability: 'immutable', meaning: 'File with the users.' }),
  'acllog-max-len': integer(
    128,
    { min: 0n, max: longMax },
    { applies: 'later', meaning: 'Entries that ACL LOG keeps.' },
  ),
  'acl-pubsub-default': choice('resetchannels', ['allchannels', 'resetchannels'], {
    applies: 'later',
    meaning: 'Channels that a new user may use.',
  }),
  'enable-protected-configs': choice('no', gate, {
    mutability: 'immutable',
    meaning: 'Whether CONFIG SET may change protected parameters: dir and dbfilename.',
  }),
  'enable-debug-command': choice('no', gate, {
    mutability: 'immutable',
    meaning: 'Whether DEBUG may be used: never, always, or from this machine.',
  }),
  'enable-module-command': choice('no', gate, {
    mutability: 'immutable',
    applies: 'never',
    meaning: 'nacre does not host Redis modules.',
  }),
  'enable-debug-assert': boolean(false, {
    hidden: true,
    mutability: 'immutable',
    applies: 'never',
    meaning: 'For tests of Redis itself.',
  }),
  'debug-context': text('', { hidden: true, applies: 'never', meaning: 'For tests of Redis itself.' }),
}
