import type { RespClient } from '../../oracle/resp-client.ts'

/** What FUNCTION DUMP replies. */
export async function dumpOf(client: RespClient): Promise<Buffer> {
  const bytes = await client.callRaw('FUNCTION', 'DUMP')
  return bytes.subarray(bytes.indexOf('\r\n') + 2, -2)
}

/** The reply of FUNCTION RESTORE. */
export async function restoreFrom(
  client: RespClient,
  payload: Buffer,
  ...policy: readonly string[]
): Promise<string> {
  return (await client.callRaw('FUNCTION', 'RESTORE', payload, ...policy)).toString('latin1')
}
