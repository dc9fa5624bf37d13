import { usageFailure } from './tool-failure.ts'

/** A server and how to speak to it. */
export interface RedisAddress {
  readonly host: string
  readonly port: number
  readonly tls: boolean
  readonly username: string | undefined
  readonly password: string | undefined
  /** The only database that is meant, if the URL names one. */
  readonly database: number | undefined
}

const defaultPort = 6379

/** Whether a word is the URL of a server. */
export const isRedisUrl = (word: string): boolean => /^rediss?:\/\//.test(word)

/** Reads `redis://user:password@host:port/database`; `rediss://` is TLS. */
export function redisAddress(text: string): RedisAddress {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !isRedisUrl(text)) {
    throw usageFailure(`${text} is no URL of a server, such as redis://user:password@127.0.0.1:6379`)
  }
  const path = url.pathname.replace(/^\//, '')
  if (!/^\d*$/.test(path)) throw usageFailure(`a URL ends with the number of a database, not with ${path}`)
  return {
    host: url.hostname === '' ? '127.0.0.1' : url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? defaultPort : Number(url.port),
    tls: url.protocol === 'rediss:',
    username: url.username === '' ? undefined : decodeURIComponent(url.username),
    password: url.password === '' ? undefined : decodeURIComponent(url.password),
    database: path === '' ? undefined : Number(path),
  }
}

/** The address for people, without its password. */
export const addressText = ({ host, port }: RedisAddress): string => `${host}:${port}`
