import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import type { TestContext } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../oracle/redis-server.ts'
import { RespClient, type Word } from '../oracle/resp-client.ts'

import { makeFolder } from './saving-server.ts'

const program = new URL('../../src/cli/main.ts', import.meta.url).pathname

/** Our server as a process of its own, with a journal, so that it can be killed and its disk can fail. */
export class JournalServer {
  readonly port: number
  readonly folder: string
  readonly client: RespClient
  readonly #child: ChildProcess
  readonly #output: string[]

  private constructor(
    port: number,
    folder: string,
    client: RespClient,
    child: ChildProcess,
    output: string[],
  ) {
    this.port = port
    this.folder = folder
    this.client = client
    this.#child = child
    this.#output = output
  }

  /**
   * Starts it; resolves once it answers, or with its exit code and output if it ends before.
   *
   * @param options.words of its command line.
   * @param options.faults as NACRE_DISK_FAULTS.
   * @param options.loads whether to wait until it has loaded.
   */
  static async tryStart(
    folder: string,
    options: { readonly words?: readonly string[]; readonly faults?: string; readonly loads?: boolean } = {},
  ): Promise<JournalServer | { readonly code: number | null; readonly output: string }> {
    const { words = [], faults = '', loads = true } = options
    const port = await freePort()
    const own = ['--port', String(port), '--dir', folder, '--save', '', '--enable-debug-command', 'yes']
    const child = spawn(
      process.execPath,
      ['--import', import.meta.resolve('tsx'), program, ...own, '--appendonly', 'yes', ...words],
      { cwd: folder, env: { ...process.env, NACRE_DISK_FAULTS: faults }, stdio: ['ignore', 'pipe', 'pipe'] },
    )
    const output: string[] = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => output.push(String(text)))
    while (child.exitCode === null) {
      const client = await RespClient.connect({ port }).catch(() => undefined)
      if (client === undefined) {
        await sleep(20)
        continue
      }
      const server = new JournalServer(port, folder, client, child, output)
      if (!loads || (await server.#hasLoaded())) return server
    }
    return { code: child.exitCode, output: output.join('') }
  }

  /** The same, where it must start. */
  static async start(...given: Parameters<typeof JournalServer.tryStart>): Promise<JournalServer> {
    const started = await JournalServer.tryStart(...given)
    if (started instanceof JournalServer) return started
    throw new Error(`the server ended: ${started.output}`)
  }

  /** The lines of its log. */
  get output(): string {
    return this.#output.join('')
  }

  /** Sends a command; the reply as text. */
  async call(...words: readonly Word[]): Promise<string> {
    return (await this.client.callRaw(...words)).toString('latin1').trimEnd()
  }

  /** One field of INFO. */
  async info(field: string): Promise<string> {
    const text = await this.call('INFO', 'everything')
    return new RegExp(`^${field}:(.*)\r?$`, 'm').exec(text)?.[1]?.trim() ?? ''
  }

  /** Waits for a field of INFO to have this value. */
  async until(field: string, value: string): Promise<void> {
    while ((await this.info(field)) !== value) await sleep(5)
  }

  /** Ends it as a crash does. */
  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const exit = once(this.#child, 'exit')
    this.#child.kill('SIGKILL')
    await exit
  }

  /** Asks it to end; the exit code, or nothing if it goes on. */
  async terminate(withinMs: number): Promise<number | undefined> {
    const exit = once(this.#child, 'exit')
    this.#child.kill('SIGTERM')
    const ended = await Promise.race([exit, sleep(withinMs, undefined, { ref: false })])
    return ended === undefined ? undefined : (this.#child.exitCode ?? -1)
  }

  async #hasLoaded(): Promise<boolean> {
    try {
      while ((await this.call('GET', 'is it loaded')).startsWith('-LOADING')) await sleep(5)
      return true
    } catch {
      await once(this.#child, 'exit')
      return false
    }
  }
}

type StartOptions = Parameters<typeof JournalServer.tryStart>[1]

/** A folder of a test's own, and the servers that run in it one after another; all of it ends with the test. */
export class JournalScene {
  readonly folder = makeFolder()
  readonly #servers: JournalServer[] = []

  constructor(t: TestContext) {
    t.after(async () => {
      await Promise.all(this.#servers.map((server) => server.kill()))
      rmSync(this.folder, { recursive: true, force: true })
    })
  }

  /** Starts a server, which must answer. */
  async start(options: StartOptions = {}): Promise<JournalServer> {
    const server = await JournalServer.start(this.folder, options)
    this.#servers.push(server)
    return server
  }
}
