import type { ControlContext } from '../../declare.ts'
import { command } from '../../declare.ts'
import { okReply, type Reply, syntaxError } from '../../reply.ts'
import { ok } from '../../reply-shape.ts'

/** CONFIG SET: changes parameters, all of them or none. */
export const configSet = command({
  name: 'set',
  container: 'config',
  family: 'server',
  since: '2.0.0',
  summary: 'Changes parameters, all of them or none.',
  complexity: 'O(N) where N is the number of parameters.',
  flags: ['admin', 'noscript', 'loading', 'stale'],
  arguments: [
    {
      name: 'data',
      type: 'block',
      multiple: true,
      arguments: [
        { name: 'parameter', type: 'string' },
        { name: 'value', type: 'string' },
      ],
    },
  ],
  history: [['7.0.0', 'Several parameters.']],
  tips: ['request_policy:all_nodes', 'response_policy:all_succeeded'],
  reply: ok,
  run: setParameters,
})

async function setParameters({ config }: ControlContext, args: readonly Buffer[]): Promise<Reply> {
  const changes: (readonly [Buffer, Buffer])[] = []
  for (let index = 0; index < args.length; index += 2) {
    const [name, value] = args.slice(index, index + 2)
    if (name === undefined || value === undefined) throw syntaxError()
    changes.push([name, value])
  }
  await config.set(changes)
  return okReply
}
