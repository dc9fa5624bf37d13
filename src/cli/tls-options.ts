import type { Configuration } from '../config/configuration.ts'
import type { ParameterName } from '../config/parameters/index.ts'
import type { TlsOptions } from '../embedded/server.ts'

/** The parameters that encrypted connections of clients depend on. */
export const tlsParameterNames = [
  'tls-cert-file',
  'tls-key-file',
  'tls-key-file-pass',
  'tls-dh-params-file',
  'tls-ca-cert-file',
  'tls-ca-cert-dir',
  'tls-auth-clients',
  'tls-protocols',
  'tls-ciphers',
  'tls-ciphersuites',
  'tls-prefer-server-ciphers',
  'tls-session-caching',
  'tls-session-cache-size',
  'tls-session-cache-timeout',
] as const satisfies readonly ParameterName[]

/** How connections are to be encrypted; what is not set is left to the defaults. */
export function tlsOptionsOf(configuration: Configuration): TlsOptions {
  const texts = {
    passphrase: configuration.value('tls-key-file-pass'),
    dhParams: configuration.value('tls-dh-params-file'),
    ca: configuration.value('tls-ca-cert-file'),
    caDirectory: configuration.value('tls-ca-cert-dir'),
    protocols: configuration.value('tls-protocols'),
    ciphers: configuration.value('tls-ciphers'),
    ciphersuites: configuration.value('tls-ciphersuites'),
  }
  return {
    cert: configuration.value('tls-cert-file'),
    key: configuration.value('tls-key-file'),
    authClients: configuration.value('tls-auth-clients'),
    preferServerCiphers: configuration.value('tls-prefer-server-ciphers'),
    sessionCaching: configuration.value('tls-session-caching'),
    sessionCacheSize: configuration.value('tls-session-cache-size'),
    sessionCacheTimeout: configuration.value('tls-session-cache-timeout'),
    ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '')),
  }
}
