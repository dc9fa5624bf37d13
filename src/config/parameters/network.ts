import { addresses } from '../kinds/addresses.ts'
import { boolean } from '../kinds/boolean.ts'
import { integer, intMax, octal, unsignedIntMax } from '../kinds/integer.ts'
import { text } from '../kinds/text.ts'

const portBounds = { min: 0n, max: 65535n }

/** Where the server listens, and what it does with connections as such. */
export const networkParameters = {
  bind: addresses(['*', '-::*'], { meaning: 'Addresses to listen on. CONFIG SET cannot move them yet.' }),
  port: integer(6379, portBounds, {
    meaning: 'TCP port; 0 listens on none. CONFIG SET cannot change it yet.',
  }),
  'tcp-backlog': integer(
    511,
    { min: 0n, max: intMax },
    {
      mutability: 'immutable',
      meaning: 'Connections that may wait to be accepted, on each listening socket.',
    },
  ),
  unixsocket: text('', { mutability: 'immutable', meaning: 'Path of a Unix socket to listen on.' }),
  unixsocketperm: octal(0, {
    mutability: 'immutable',
    meaning: 'Permissions of the Unix socket; 0 leaves them to the umask.',
  }),
  'protected-mode': boolean(true, {
    meaning: 'Refuses clients from other machines while the default user has no password.',
  }),
  timeout: integer(
    0,
    { min: 0n, max: intMax },
    { meaning: 'Seconds after which an idle client is disconnected; 0 never does.' },
  ),
  'tcp-keepalive': integer(
    300,
    { min: 0n, max: intMax },
    { meaning: 'Seconds between TCP keep-alive probes; 0 sends none.' },
  ),
  'socket-mark-id': integer(
    0,
    { min: 0n, max: unsignedIntMax },
    {
      applies: 'never',
      mutability: 'immutable',
      meaning: 'Sockets are not marked for packet filters.',
    },
  ),
  'bind-source-addr': text('', {
    applies: 'later',
    meaning: 'Local address of connections to a master or to cluster nodes.',
  }),
  'max-new-connections-per-cycle': integer(
    10,
    { min: 1n, max: 1000n },
    {
      applies: 'later',
      meaning:
        'Connections that a lane accepts in one turn of its loop. Newer than Redis 7.2, taken for its files.',
    },
  ),
  'max-new-tls-connections-per-cycle': integer(
    1,
    { min: 1n, max: 1000n },
    {
      applies: 'later',
      meaning: 'The same for TLS connections. Newer than Redis 7.2, taken for its files.',
    },
  ),
}
