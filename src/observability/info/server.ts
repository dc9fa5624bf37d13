import { createHash } from 'node:crypto'
import { machine, release, type } from 'node:os'
import { compatibleRedisVersion, nacreVersion } from '../../config/versions.ts'
import type { InfoLine, InfoSection, InfoSource, Listener } from './section.ts'

const buildId = createHash('sha1').update(`nacre ${nacreVersion}`).digest('hex').slice(0, 16)

/** INFO server. */
export const serverSection: InfoSection = {
  name: 'server',
  title: 'Server',
  in: 'default',
  lines: (source) => [...versionLines(source), ...processLines(source), ...listenerLines(source)],
}

const versionLines = ({ counters }: InfoSource): readonly InfoLine[] => [
  ['redis_version', compatibleRedisVersion],
  ['nacre_version', nacreVersion],
  ['node_version', process.versions.node],
  ['redis_git_sha1', '00000000'],
  ['redis_git_dirty', 0],
  ['redis_build_id', buildId],
  ['redis_mode', 'standalone'],
  ['os', `${type()} ${release()} ${machine()}`],
  ['arch_bits', 64],
  ['monotonic_clock', 'POSIX clock_gettime'],
  ['multiplexing_api', process.platform === 'linux' ? 'epoll' : 'kqueue'],
  ['atomicvar_api', 'c++20-builtin'],
  ['process_id', process.pid],
  ['process_supervised', 'no'],
  ['lanes', counters.lanes],
]

function processLines({ native, config, facts }: InfoSource): readonly InfoLine[] {
  const nowMs = native.nowMs()
  const uptimeSeconds = Math.max(0, Math.floor((nowMs - facts.startedMs) / 1000))
  const hz = Number(config.value('hz'))
  return [
    ['run_id', facts.runId],
    ['tcp_port', facts.port],
    ['server_time_usec', nowMs * 1000],
    ['uptime_in_seconds', uptimeSeconds],
    ['uptime_in_days', Math.floor(uptimeSeconds / 86400)],
    ['hz', hz],
    ['configured_hz', hz],
    ['lru_clock', Math.floor(nowMs / 1000) % 2 ** 24],
    ['executable', facts.executable],
    ['config_file', config.filePath ?? ''],
    ['io_threads_active', 0],
  ]
}

const listenerLines = ({ facts }: InfoSource): readonly InfoLine[] =>
  facts.listeners.map((listener, index) => [`listener${index}`, listenerText(listener)])

function listenerText({ kind, bind, port }: Listener): string {
  const binds = bind.map((address) => `bind=${address}`).join(',')
  return kind === 'unix' ? `name=${kind},${binds}` : `name=${kind},${binds},port=${port}`
}
