// The direction of includes in native/. Lowest first:
//
//   base ← structures ← values ← keyspace ← snapshot ← rdb ← json ← commands ← engine ← network ← binding
//
// protocol stands on base alone and serves commands and all above; generated
// holds the command table: it names handlers, and engine reads it. Tests stand
// beside their subject and may include every layer.

import { posix } from 'node:path'
import { lexCpp } from './cpp-lexer.ts'

/** One `#include` of a file: what stands between the quotes or angles, and where. */
interface Include {
  readonly target: string
  readonly isSystem: boolean
  readonly line: number
}

const below: Readonly<Record<string, readonly string[]>> = {
  base: [],
  structures: ['base'],
  values: ['base', 'structures'],
  keyspace: ['base', 'structures', 'values'],
  snapshot: ['base', 'structures', 'values', 'keyspace'],
  rdb: ['base', 'structures', 'values', 'keyspace', 'snapshot'],
  json: ['base', 'structures', 'values', 'keyspace', 'snapshot', 'rdb'],
  protocol: ['base'],
  commands: ['base', 'structures', 'values', 'keyspace', 'snapshot', 'rdb', 'protocol', 'generated'],
  generated: ['base', 'protocol', 'commands'],
  engine: [
    'base',
    'structures',
    'values',
    'keyspace',
    'snapshot',
    'rdb',
    'json',
    'protocol',
    'commands',
    'generated',
  ],
  network: [
    'base',
    'structures',
    'values',
    'keyspace',
    'snapshot',
    'rdb',
    'json',
    'protocol',
    'commands',
    'engine',
  ],
  binding: [
    'base',
    'structures',
    'values',
    'keyspace',
    'snapshot',
    'rdb',
    'json',
    'protocol',
    'commands',
    'engine',
    'network',
  ],
}

interface SystemRule {
  readonly header: RegExp
  readonly layers: readonly string[]
}

const systemRules: readonly SystemRule[] = [
  {
    header: /^(node_api|js_native_api|js_native_api_types|node_api_types|napi|napi-inl|node|v8)\.h$/,
    layers: ['binding'],
  },
  { header: /^(uv\.h|uv\/|openssl\/)/, layers: ['network', 'binding'] },
]

/**
 * Checks the includes of native/ for direction, forbidden system headers and cycles.
 * `files` maps each path, from the repository's root, to its source.
 */
export function nativeLayerViolations(files: ReadonlyMap<string, string>): string[] {
  const graph = new Map<string, string[]>()
  const violations: string[] = []
  for (const [path, source] of files) {
    const resolved: string[] = []
    for (const include of includesOf(source)) {
      const target = resolveInclude(path, include.target, files)
      if (target) resolved.push(target)
      const violation = includeViolation(path, include, target)
      if (violation) violations.push(`${path}:${include.line}: ${violation}`)
    }
    graph.set(path, resolved)
  }
  return [...violations, ...cycles(graph).map((cycle) => `include cycle: ${cycle.join(' -> ')}`)]
}

function includesOf(source: string): Include[] {
  // The lexer blanks literals, so the target is read from the source; a
  // commented-out include is blank in the code and does not count.
  const codeLines = lexCpp(source).code.split('\n')
  return source.split('\n').flatMap((text, index) => {
    const match = /^\s*#\s*include\s*([<"])([^>"]+)[>"]/.exec(text)
    if (!match?.[2] || !codeLines[index]?.includes('include')) return []
    return [{ target: match[2], isSystem: match[1] === '<', line: index + 1 }]
  })
}

function resolveInclude(
  path: string,
  target: string,
  files: ReadonlyMap<string, string>,
): string | undefined {
  const candidates = [
    posix.join('native', target),
    posix.normalize(target),
    posix.join(posix.dirname(path), target),
  ]
  return candidates.find((candidate) => files.has(candidate))
}

function includeViolation(path: string, include: Include, target: string | undefined): string | undefined {
  const layer = layerOf(path)
  if (below[layer] === undefined) return `native/${layer} is no layer; give it one in native-layers.ts`
  const rule = systemRules.find(({ header }) => header.test(include.target))
  if (rule && !rule.layers.includes(layer)) {
    return `only ${rule.layers.join(' and ')} may include ${include.target}`
  }
  if (!target) return include.isSystem || rule ? undefined : `"${include.target}" is not a file of native/`
  const targetLayer = layerOf(target)
  if (isTest(path) || targetLayer === layer || below[layer].includes(targetLayer)) return undefined
  return `${layer} may not include ${targetLayer} (${include.target})`
}

/** A test, or the ground of several, may look down on its subject from any layer: nothing else includes it. */
const isTest = (path: string): boolean => /_test\.(cc|h)$/.test(path)

function layerOf(path: string): string {
  const segments = path.split('/')
  return segments.length > 2 ? (segments[1] ?? '') : '.'
}

/** Every elementary cycle that a depth-first walk meets, each once, starting at its first file by name. */
function cycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const found = new Map<string, string[]>()
  const done = new Set<string>()
  const walk = (node: string, trail: string[]): void => {
    const start = trail.indexOf(node)
    if (start >= 0) {
      const cycle = rotate(trail.slice(start))
      found.set(cycle.join(), [...cycle, cycle[0] ?? ''])
    } else if (!done.has(node)) {
      for (const next of graph.get(node) ?? []) walk(next, [...trail, node])
      done.add(node)
    }
  }
  for (const node of [...graph.keys()].sort()) walk(node, [])
  return [...found.values()]
}

function rotate(cycle: readonly string[]): string[] {
  const first = [...cycle].sort()[0] ?? ''
  const at = cycle.indexOf(first)
  return [...cycle.slice(at), ...cycle.slice(0, at)]
}
