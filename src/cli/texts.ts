import { compatibleRedisVersion, nacreVersion } from '../config/versions.ts'

/** What --version prints: the shape of redis-server's line, since tools look for `v=`. */
export const versionText =
  `Nacre server v=${compatibleRedisVersion} sha=00000000:0 malloc=libc bits=64 build=nacre-${nacreVersion} ` +
  `(nacre ${nacreVersion}, compatible with Redis ${compatibleRedisVersion})`

/** What --help prints. */
export const helpText = `Usage: nacre [CONFIG-FILE] [-] [--option value ...]
       nacre -               (reads the configuration from standard input)
       nacre -v, --version
       nacre -h, --help
       nacre check [--fix] [--ignore-checksum] FILE
       nacre convert [--to rdb|json|aof] [--stable] [--force] [--ignore-checksum] IN OUT
       nacre import [--to rdb|json|aof] [--stable] [--match PATTERN] [--batch KEYS] [--cacert FILE] [--insecure]
                    [--force | --replace | --cursor DATABASE:CURSOR] redis://USER:PASSWORD@HOST:PORT/DATABASE OUT
       nacre restore [--at MOMENT] DIR OUT

Options are the lines of redis.conf with two dashes before them. They count
more than standard input, and that more than the file.

Examples:
       nacre                                    (with the defaults)
       nacre /etc/redis/redis.conf
       nacre --port 7001 --save "" --appendonly no
       nacre --save 3600 1 --save 300 100
       nacre /etc/redis/redis.conf --loglevel verbose
       echo 'maxmemory 128mb' | nacre -
       nacre check dump.json                    (is it whole? what is in it?)
       nacre convert --stable dump.rdb dump.json.gz
       nacre import redis://127.0.0.1:6379 data (into the directory of a server to come)
       nacre import rediss://:secret@old:6380 redis://new:6379
       nacre restore --at 2026-11-25T19:00:00Z data before

docs/CONFIGURATION.md lists all options.`

/** The banner with the facts that tools look for: the port and the process id. */
export function bannerText(facts: {
  readonly mode: string
  readonly port: number
  readonly pid: number
}): string {
  return `
          .--------------.
        .'  .-~~~~~~-.    '.        Nacre ${nacreVersion} (Redis ${compatibleRedisVersion}) 64 bit
       /  .'  .----.  '.    \\
      |  /  .'  ()  '.  \\    |      Running in ${facts.mode} mode
      |  \\  '.______.'  /    |      Port: ${facts.port}
       \\  '.          .'    /       PID: ${facts.pid}
        '.  '-.____.-'    .'
          '--------------'
`
}
