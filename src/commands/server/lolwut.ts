import { command } from '../declare.ts'
import { bulk } from '../reply-shape.ts'

/** LOLWUT: draws a picture and states the server's version. */
export const lolwut = command({
  name: 'lolwut',
  family: 'server',
  since: '5.0.0',
  summary: "Draws a picture and states the server's version.",
  flags: ['readonly', 'fast'],
  arguments: [{ name: 'version', type: 'integer', token: 'VERSION', optional: true }],
  reply: bulk,
  control: true,
})
