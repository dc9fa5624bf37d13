/** The servers that a benchmark compares, each started on the first core. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Whom to measure. */
export type PeerName = 'nacre' | 'redis' | 'floor-set' | 'floor-get'

/** A server that runs until it is stopped. */
export class Peer {
  readonly name: PeerName
  readonly port: number
  readonly #process: ChildProcess

  private constructor(name: PeerName, port: number, child: ChildProcess) {
    this.name = name
    this.port = port
    this.#process = child
  }

  /**
   * Starts a server pinned to processor 0 and waits until it accepts.
   *
   * @param options Further words of its command line.
   */
  static async start(name: PeerName, port: number, options: readonly string[] = []): Promise<Peer> {
    const [file, ...args] = [...commandLine(name, port), ...options]
    const child = spawn('taskset', ['-c', '0', file as string, ...args], { stdio: 'ignore' })
    await accepts(port)
    return new Peer(name, port, child)
  }

  /** Microseconds of processor time that all threads of the server have used. */
  cpuMicroseconds(): number {
    const tasks = `/proc/${this.#process.pid}/task`
    const nanoseconds = readdirSync(tasks).map((task) =>
      Number(readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0]),
    )
    return nanoseconds.reduce((sum, value) => sum + value, 0) / 1000
  }

  /** Resident bytes. */
  residentBytes(): number {
    const match = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${this.#process.pid}/status`, 'utf8'))
    return Number(match?.[1] ?? 0) * 1024
  }

  /** Resident bytes of the server and its children, where each shares what it has in common with others. */
  sharedBytes(): number {
    const { pid } = this.#process
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')
    return [String(pid), ...children].reduce((sum, id) => sum + proportionalBytes(id), 0)
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve))
    this.#process.kill('SIGKILL')
    await ended
  }
}

/** Zero for a process that has ended. */
function proportionalBytes(id: string): number {
  if (id === '' || !existsSync(`/proc/${id}/smaps_rollup`)) return 0
  try {
    return Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}

function commandLine(name: PeerName, port: number): string[] {
  const common = ['--port', String(port), '--save', '', '--appendonly', 'no', '--bind', '127.0.0.1']
  if (name === 'redis') return ['redis-server', ...common, '--dir', tmpdir()]
  if (name === 'nacre') return [process.execPath, join(root, 'dist/cli/main.js'), ...common, '--lanes', '1']
  return [floorBinary(), String(port), name === 'floor-get' ? 'get' : 'set']
}

let floor: string | undefined

function floorBinary(): string {
  if (floor !== undefined && existsSync(floor)) return floor
  floor = join(mkdtempSync(join(tmpdir(), 'nacre-floor-')), 'floor')
  execFileSync('g++', ['-O2', '-std=c++20', '-o', floor, join(root, 'bench/floor.cc')])
  return floor
}

async function accepts(port: number): Promise<void> {
  const deadline = Date.now() + 10_000
  while (Date.now() < deadline) {
    if (await canConnect(port)) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`nothing listens on port ${port}`)
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port })
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}
