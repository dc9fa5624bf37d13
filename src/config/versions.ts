import { readFileSync } from 'node:fs'

/** The version of Redis that clients may take nacre for. */
export const compatibleRedisVersion = '7.2.4'

/** The version of nacre. */
export const nacreVersion = readPackageVersion()

/** The package's description lies two folders up, from src/ and from dist/ alike. */
function readPackageVersion(): string {
  const description: unknown = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  )
  const isVersioned = typeof description === 'object' && description !== null && 'version' in description
  return isVersioned ? String(description.version) : '0.0.0'
}
