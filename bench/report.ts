/** Tables of figures, as Markdown. */
import { cpus, release, totalmem } from 'node:os'

/** A table with a heading, and what it was measured with. */
export interface Section {
  readonly title: string
  readonly command: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
  readonly notes?: readonly string[]
}

/** One section as Markdown. */
export function sectionText(section: Section): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`
  return [
    `## ${section.title}`,
    '',
    `\`${section.command}\``,
    '',
    line(section.columns),
    line(section.columns.map(() => '---')),
    ...section.rows.map(line),
    '',
    ...(section.notes ?? []).flatMap((note) => [note, '']),
  ].join('\n')
}

/** The machine, in one sentence. */
export function machineText(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor'
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${cpus().length} × ${model}, ${memory} GiB, Linux ${release()}, Node ${process.version}.`
}

/** A number with so many digits after the point. */
export function fixed(value: number, digits = 2): string {
  return value.toFixed(digits)
}
