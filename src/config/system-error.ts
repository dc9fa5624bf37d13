import { getSystemErrorMap } from 'node:util'

/** What the operating system says about a failed call, as strerror words it; the message if it was no such call. */
export function systemErrorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const errno = 'errno' in error && typeof error.errno === 'number' ? error.errno : undefined
  const description = errno === undefined ? undefined : getSystemErrorMap().get(errno)?.[1]
  if (description === undefined) return error.message
  return description.charAt(0).toUpperCase() + description.slice(1)
}
