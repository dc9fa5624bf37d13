import { rmSync } from 'node:fs'
import type { Configuration } from '../config/configuration.ts'
import type { LoadedConfiguration } from '../config/parse-file.ts'
import { systemErrorText } from '../config/system-error.ts'
import { expandTitle } from '../config/title-template.ts'
import { reportReady } from './daemon.ts'
import type { ServerLog } from './log.ts'
import { PidFile } from './pid-file.ts'
import {
  type HostFactory,
  ListenError,
  type Listener,
  LoadError,
  type ServerHost,
  type ShutdownOptions,
} from './server-host.ts'
import { bannerText } from './texts.ts'

type EndingSignal = 'SIGTERM' | 'SIGINT'

/** A server as a process of the operating system: its log, title, signals, process id file and end. */
export class ServerProcess {
  private readonly configuration: Configuration
  private readonly log: ServerLog
  private readonly host: ServerHost
  private readonly pidFile: PidFile
  private ending: Promise<never> | undefined

  constructor(loaded: LoadedConfiguration, log: ServerLog, hostFor: HostFactory) {
    this.configuration = loaded.configuration
    this.log = log
    this.pidFile = new PidFile(this.configuration.value('pidfile'), log)
    this.host = hostFor(loaded, { log, shutdown: (options) => this.shutdown(options) })
  }

  /** Starts the server. Returns when it serves; ends the process if it cannot. */
  async start(): Promise<void> {
    this.log.role = this.configuration.value('replicaof') === undefined ? 'master' : 'replica'
    this.showBanner()
    this.followConfiguration()
    const listeners = await this.listen()
    this.handleSignals()
    this.pidFile.write()
    this.log.log('notice', 'Server initialized')
    for (const { kind } of listeners) this.log.log('notice', `Ready to accept connections ${kind}`)
    reportReady()
  }

  /** Ends the process with status 0, or rejects and runs on if the host may not end. */
  async shutdown(options: ShutdownOptions): Promise<never> {
    this.ending ??= this.end(options)
    try {
      return await this.ending
    } catch (error) {
      this.ending = undefined
      throw error
    }
  }

  private async listen(): Promise<readonly Listener[]> {
    try {
      const listeners = await this.host.start()
      if (listeners.length > 0) return listeners
      this.log.log('warning', 'Configured to not listen anywhere, exiting.')
    } catch (error) {
      if (!(error instanceof ListenError || error instanceof LoadError)) throw error
      for (const line of error.message.split('\n')) this.log.log('warning', line)
    }
    return process.exit(1)
  }

  private async end(options: ShutdownOptions): Promise<never> {
    this.log.log('notice', 'User requested shutdown...')
    await this.host.stop(options)
    this.pidFile.remove()
    this.removeUnixSocket()
    this.log.log('warning', 'Nacre is now ready to exit, bye bye...')
    return process.exit(0)
  }

  private removeUnixSocket(): void {
    const path = this.configuration.value('unixsocket')
    if (path === '') return
    this.log.log('notice', 'Removing the unix socket file.')
    rmSync(path, { force: true })
  }

  /** A second SIGINT means that whoever pressed the keys will not wait. The hang-up of a terminal means nothing. */
  private handleSignals(): void {
    process.on('SIGTERM', () => this.onSignal('SIGTERM'))
    process.on('SIGINT', () => this.onSignal('SIGINT'))
    process.on('SIGHUP', () => undefined)
  }

  private onSignal(signal: EndingSignal): void {
    if (signal === 'SIGINT' && this.ending !== undefined) {
      this.log.logSignal('You insist... exiting now.')
      process.exit(1)
    }
    this.log.logSignal(`Received ${signal} scheduling shutdown...`)
    const flags = this.configuration.value(signal === 'SIGINT' ? 'shutdown-on-sigint' : 'shutdown-on-sigterm')
    const save = flags.includes('save') ? 'save' : flags.includes('nosave') ? 'nosave' : 'configured'
    const options = { save, now: flags.includes('now'), force: flags.includes('force') } as const
    this.shutdown(options).catch((error: unknown) => {
      this.log.log('warning', `Errors trying to shut down the server: ${systemErrorText(error)}`)
    })
  }

  private showBanner(): void {
    const mode = this.configuration.value('cluster-enabled') ? 'cluster' : 'standalone'
    const port = this.configuration.value('port') || this.configuration.value('tls-port')
    const goesToTerminal = this.log.file === '' && process.stdout.isTTY
    if (this.configuration.value('always-show-logo') || goesToTerminal) {
      this.log.logRaw(bannerText({ mode, port, pid: process.pid }))
    } else {
      this.log.log('notice', `Running mode=${mode}, port=${port}.`)
    }
  }

  private followConfiguration(): void {
    this.setTitle()
    const { configuration, log } = this
    configuration.onChange(['loglevel'], () => {
      log.threshold = configuration.value('loglevel')
    })
    configuration.onChange(['dir'], () => process.chdir(configuration.value('dir')))
    configuration.onChange(['proc-title-template', 'port', 'tls-port', 'bind'], () => this.setTitle())
  }

  private setTitle(): void {
    const { configuration } = this
    if (!configuration.value('set-proc-title')) return
    const port = configuration.value('port')
    const tlsPort = configuration.value('tls-port')
    const [address = '*'] = configuration.value('bind')
    const unixSocket = configuration.value('unixsocket')
    const listensOnNetwork = port !== 0 || tlsPort !== 0
    const title = expandTitle(configuration.value('proc-title-template'), {
      title: 'nacre',
      'listen-addr': listensOnNetwork ? `${address}:${port || tlsPort}` : unixSocket,
      'server-mode': configuration.value('cluster-enabled') ? '[cluster]' : '',
      port: String(port),
      'tls-port': String(tlsPort),
      unixsocket: unixSocket,
      'config-file': configuration.filePath ?? '',
    })
    if (title !== undefined) process.title = title
  }
}
