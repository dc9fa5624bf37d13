import { parentPort } from 'node:worker_threads'
import { ScriptRunner } from '../script-runner.ts'

parentPort?.postMessage(new ScriptRunner().eval('return 42'))
