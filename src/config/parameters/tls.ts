import { boolean } from '../kinds/boolean.ts'
import { choice } from '../kinds/choice.ts'
import { integer, intMax } from '../kinds/integer.ts'
import { text } from '../kinds/text.ts'

const wholeInt = { min: 0n, max: intMax }

/** Encrypted connections. */
export const tlsParameters = {
  'tls-port': integer(
    0,
    { min: 0n, max: 65535n },
    { meaning: 'TCP port for TLS; 0 listens on none. CONFIG SET cannot change it yet.' },
  ),
  'tls-cert-file': text('', { alwaysTold: true, meaning: "The server's certificate, a PEM file." }),
  'tls-key-file': text('', { alwaysTold: true, meaning: 'The private key of that certificate.' }),
  'tls-key-file-pass': text('', {
    alwaysTold: true,
    sensitive: true,
    meaning: 'The passphrase of the private key.',
  }),
  'tls-client-cert-file': text('', {
    applies: 'later',
    alwaysTold: true,
    meaning: 'The certificate for connections that the server opens, to a master or to cluster nodes.',
  }),
  'tls-client-key-file': text('', {
    applies: 'later',
    alwaysTold: true,
    meaning: 'The private key of the client certificate.',
  }),
  'tls-client-key-file-pass': text('', {
    applies: 'later',
    alwaysTold: true,
    sensitive: true,
    meaning: 'The passphrase of the client key.',
  }),
  'tls-dh-params-file': text('', { alwaysTold: true, meaning: 'Diffie-Hellman parameters, a PEM file.' }),
  'tls-ca-cert-file': text('', {
    alwaysTold: true,
    meaning: 'Authorities that client certificates are checked against.',
  }),
  'tls-ca-cert-dir': text('', { alwaysTold: true, meaning: 'A folder of such authorities.' }),
  'tls-auth-clients': choice('yes', ['no', 'yes', 'optional'], {
    meaning: 'Whether clients must, may, or need not have a certificate.',
  }),
  'tls-replication': boolean(false, {
    applies: 'later',
    meaning: 'Whether the link to a master is encrypted.',
  }),
  'tls-cluster': boolean(false, { applies: 'later', meaning: 'Whether the cluster bus is encrypted.' }),
  'tls-protocols': text('', {
    alwaysTold: true,
    meaning: 'Versions that are allowed, such as "TLSv1.2 TLSv1.3".',
  }),
  'tls-ciphers': text('', { alwaysTold: true, meaning: 'Ciphers for versions up to TLS 1.2.' }),
  'tls-ciphersuites': text('', { alwaysTold: true, meaning: 'Cipher suites for TLS 1.3.' }),
  'tls-prefer-server-ciphers': boolean(false, {
    alwaysTold: true,
    meaning: "Whether the server's order of ciphers counts, not the client's.",
  }),
  'tls-session-caching': boolean(true, {
    alwaysTold: true,
    meaning: 'Whether a client may resume a session.',
  }),
  'tls-session-cache-size': integer(20480, wholeInt, {
    alwaysTold: true,
    meaning: 'Sessions that are remembered; 0 means no limit.',
  }),
  'tls-session-cache-timeout': integer(300, wholeInt, {
    alwaysTold: true,
    meaning: 'Seconds for which a session is remembered.',
  }),
}
