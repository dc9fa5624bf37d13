import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A certificate and its key, as files and as PEM text. */
export interface Certificate {
  readonly certFile: string
  readonly keyFile: string
  readonly cert: string
  readonly key: string
}

/** An authority for a test, which issues certificates into a folder of its own. */
export class Authority {
  readonly folder = mkdtempSync(join(tmpdir(), 'nacre-certificates-'))
  readonly own: Certificate

  constructor(name: string) {
    const [certFile, keyFile] = this.#files('ca')
    openssl('req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1',
      '-subj', `/CN=${name}`, '-keyout', keyFile, '-out', certFile) // biome-ignore format: one command line
    this.own = read(certFile, keyFile)
  }

  /** Issues a certificate for localhost, its key encrypted if a passphrase is given. */
  issue(name: string, passphrase?: string): Certificate {
    const [certFile, keyFile] = this.#files(name)
    const request = join(this.folder, `${name}.csr`)
    const extensions = join(this.folder, `${name}.ext`)
    const protection = passphrase === undefined ? ['-nodes'] : ['-passout', `pass:${passphrase}`]
    writeFileSync(extensions, 'subjectAltName=DNS:localhost,IP:127.0.0.1\n')
    openssl('req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', ...protection,
      '-subj', `/CN=${name}`, '-keyout', keyFile, '-out', request) // biome-ignore format: one command line
    openssl('x509', '-req', '-in', request, '-CA', this.own.certFile, '-CAkey', this.own.keyFile,
      '-CAcreateserial', '-days', '1', '-extfile', extensions, '-out', certFile) // biome-ignore format: one command line
    return read(certFile, keyFile)
  }

  /** Removes the folder. */
  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  #files(name: string): [string, string] {
    return [join(this.folder, `${name}.crt`), join(this.folder, `${name}.key`)]
  }
}

function openssl(...options: string[]): void {
  execFileSync('openssl', options, { stdio: 'ignore' })
}

function read(certFile: string, keyFile: string): Certificate {
  return { certFile, keyFile, cert: readFileSync(certFile, 'utf8'), key: readFileSync(keyFile, 'utf8') }
}
