import assert from 'node:assert/strict'
import type { Reply } from '../../src/commands/reply.ts'

/** The text of a bulk, verbatim or status reply. */
export function textOf(reply: Reply): string {
  assert.ok(
    reply.type === 'bulk' || reply.type === 'verbatim' || reply.type === 'status',
    JSON.stringify(reply),
  )
  return String(reply.value)
}

/** The number of an integer reply. */
export function numberOf(reply: Reply): number {
  assert.equal(reply.type, 'integer')
  return Number('value' in reply ? reply.value : Number.NaN)
}

/** The message of an error reply. */
export function errorOf(reply: Reply): string {
  assert.ok(reply.type === 'error', JSON.stringify(reply))
  return reply.message
}

/** The elements of an array reply. */
export function itemsOf(reply: Reply): readonly Reply[] {
  assert.ok(reply.type === 'array', JSON.stringify(reply))
  return reply.items
}

/** The fields of a map reply, or of the flat array that stands for one in RESP2. */
export function fieldsOf(reply: Reply): ReadonlyMap<string, Reply> {
  const flat = reply.type === 'map' ? reply.entries.flat() : itemsOf(reply)
  const fields = new Map<string, Reply>()
  for (let index = 0; index + 1 < flat.length; index += 2) {
    const [field, value] = flat.slice(index, index + 2)
    if (field !== undefined && value !== undefined) fields.set(textOf(field), value)
  }
  return fields
}

/** The fields of a line of CLIENT LIST, in order. */
export function clientFields(line: string): ReadonlyMap<string, string> {
  return new Map(
    line
      .trim()
      .split(' ')
      .map((field) => [field.slice(0, field.indexOf('=')), field.slice(field.indexOf('=') + 1)]),
  )
}

/** The fields of INFO's text, by section. */
export function infoSections(text: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const sections = new Map<string, ReadonlyMap<string, string>>()
  for (const block of text.split('\r\n\r\n')) {
    const [title = '', ...lines] = block.split('\r\n').filter((line) => line !== '')
    const fields = lines.map((line): [string, string] => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon), line.slice(colon + 1)]
    })
    sections.set(title.replace('# ', ''), new Map(fields))
  }
  return sections
}
