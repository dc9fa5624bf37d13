import { totalmem } from 'node:os'
import type { NativeCounters } from '../native/binding.ts'

/** The store's memory in numbers that INFO, MEMORY STATS and MEMORY DOCTOR share. */
export interface MemoryFigures {
  /** The account of keys and values, and what serving them takes. */
  readonly used: number
  readonly peak: number
  /** What was used before there was any data or client. */
  readonly startup: number
  /** What is neither key nor value. */
  readonly overhead: number
  readonly clients: number
  readonly dataset: number
  /** Of the whole process, its JavaScript included. */
  readonly resident: number
  /** Of the JavaScript of the thread that asks. */
  readonly javascript: number
  readonly system: number
  readonly datasetPercentage: number
  readonly peakPercentage: number
  readonly fragmentationRatio: number
  readonly fragmentationBytes: number
}

/** Takes the figures of this moment. */
export function memoryFigures(counters: NativeCounters): MemoryFigures {
  const startup = counters.fixedBytes
  const overhead = startup + counters.clientBytes
  const used = overhead + counters.usedBytes
  const peak = Math.max(used, counters.peakBytes + overhead)
  const { rss: resident, heapTotal, external } = process.memoryUsage()
  return {
    used,
    peak,
    startup,
    overhead,
    clients: counters.clientBytes,
    dataset: counters.usedBytes,
    resident,
    javascript: heapTotal + external,
    system: totalmem(),
    datasetPercentage: percentage(counters.usedBytes, used - startup),
    peakPercentage: percentage(used, peak),
    fragmentationRatio: resident / used,
    fragmentationBytes: resident - used,
  }
}

const percentage = (part: number, whole: number): number => (whole > 0 ? (part / whole) * 100 : 0)
