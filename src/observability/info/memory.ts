import type { NativeScriptTotals } from '../../native/binding.ts'
import { type MemoryFigures, memoryFigures } from '../memory-figures.ts'
import { humanBytes } from './human-bytes.ts'
import type { InfoLine, InfoSection, InfoSource } from './section.ts'

/** INFO memory. */
export const memorySection: InfoSection = {
  name: 'memory',
  title: 'Memory',
  in: 'default',
  lines: (source) => {
    const figures = memoryFigures(source.counters)
    return [
      ...usageLines(figures),
      ...allocatorLines(figures),
      ...scriptLines(source.native.scriptTotals()),
      ...limitLines(source),
      ...ratioLines(figures),
      ...bufferLines(figures),
      ['mem_allocator', 'nacre'],
      ['active_defrag_running', 0],
      ['lazyfree_pending_objects', source.counters.reclaimPending],
      ['lazyfreed_objects', source.counters.reclaimDone],
    ]
  },
}

const usageLines = (figures: MemoryFigures): readonly InfoLine[] => [
  ...inBytes('used_memory', figures.used),
  ...inBytes('used_memory_rss', figures.resident),
  ...inBytes('used_memory_peak', figures.peak),
  ['used_memory_peak_perc', `${figures.peakPercentage.toFixed(2)}%`],
  ['used_memory_overhead', figures.overhead],
  ['used_memory_startup', figures.startup],
  ['used_memory_dataset', figures.dataset],
  ['used_memory_dataset_perc', `${figures.datasetPercentage.toFixed(2)}%`],
]

/** The store's arena hands out whole blocks: what is allocated is in use, and pages are shared by all stores. */
const allocatorLines = (figures: MemoryFigures): readonly InfoLine[] => [
  ['allocator_allocated', figures.used],
  ['allocator_active', figures.used],
  ['allocator_resident', Math.max(figures.used, figures.resident - figures.javascript)],
  ...inBytes('total_system_memory', figures.system),
  ['nacre_javascript_memory', figures.javascript],
]

/** A thread's interpreter is one: what its scripts and its functions use is not told apart. */
const scriptLines = (totals: NativeScriptTotals): readonly InfoLine[] => [
  ['used_memory_lua', totals.interpreterBytes],
  ['used_memory_vm_eval', totals.interpreterBytes],
  ['used_memory_lua_human', humanBytes(totals.interpreterBytes)],
  ['used_memory_scripts_eval', totals.scriptBytes],
  ['number_of_cached_scripts', totals.scripts],
  ['number_of_functions', totals.functions],
  ['number_of_libraries', totals.libraries],
  ['used_memory_vm_functions', 0],
  ...inBytes('used_memory_vm_total', totals.interpreterBytes),
  ['used_memory_functions', totals.libraryBytes],
  ...inBytes('used_memory_scripts', totals.scriptBytes + totals.libraryBytes),
]

const limitLines = ({ config }: InfoSource): readonly InfoLine[] => [
  ...inBytes('maxmemory', config.value('maxmemory')),
  ['maxmemory_policy', config.value('maxmemory-policy')],
]

function ratioLines(figures: MemoryFigures): readonly InfoLine[] {
  const native = Math.max(figures.used, figures.resident - figures.javascript)
  return [
    ['allocator_frag_ratio', '1.00'],
    ['allocator_frag_bytes', 0],
    ['allocator_rss_ratio', (native / figures.used).toFixed(2)],
    ['allocator_rss_bytes', native - figures.used],
    ['rss_overhead_ratio', (figures.resident / native).toFixed(2)],
    ['rss_overhead_bytes', figures.resident - native],
    ['mem_fragmentation_ratio', figures.fragmentationRatio.toFixed(2)],
    ['mem_fragmentation_bytes', figures.fragmentationBytes],
  ]
}

const bufferLines = (figures: MemoryFigures): readonly InfoLine[] => [
  ['mem_not_counted_for_evict', 0],
  ['mem_replication_backlog', 0],
  ['mem_total_replication_buffers', 0],
  ['mem_clients_slaves', 0],
  ['mem_clients_normal', figures.clients],
  ['mem_cluster_links', 0],
  ['mem_aof_buffer', 0],
]

function inBytes(field: string, bytes: number): readonly InfoLine[] {
  return [
    [field, bytes],
    [`${field}_human`, humanBytes(bytes)],
  ]
}
