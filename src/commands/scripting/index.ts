import { evaluate } from './eval.ts'
import { evaluateRo } from './eval-ro.ts'
import { evalsha } from './evalsha.ts'
import { evalshaRo } from './evalsha-ro.ts'
import { fcall } from './fcall.ts'
import { fcallRo } from './fcall-ro.ts'
import { functionContainer } from './function/index.ts'
import { scriptContainer } from './script/index.ts'

/** The commands of scripts and functions, in the order of their names. */
export const scriptingCommands = [
  evaluate,
  evaluateRo,
  evalsha,
  evalshaRo,
  fcall,
  fcallRo,
  functionContainer,
  scriptContainer,
] as const
