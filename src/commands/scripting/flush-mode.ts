/** Whether FUNCTION FLUSH and SCRIPT FLUSH free memory in the background. */
export const flushMode = {
  name: 'mode',
  type: 'oneof',
  optional: true,
  arguments: [
    { name: 'async', type: 'pure-token', token: 'ASYNC' },
    { name: 'sync', type: 'pure-token', token: 'SYNC' },
  ],
} as const
