/** What a process title may say about the server. */
export const titleVariables = [
  'title',
  'listen-addr',
  'server-mode',
  'port',
  'tls-port',
  'unixsocket',
  'config-file',
] as const

/** A name that `proc-title-template` may hold in braces. */
export type TitleVariable = (typeof titleVariables)[number]

/**
 * Fills in the variables of a title template; `{{` stands for a brace.
 *
 * @returns the title, or undefined if the template is empty, has an unknown variable or an open brace.
 */
export function expandTitle(
  template: string,
  values: Readonly<Record<TitleVariable, string>>,
): string | undefined {
  if (template === '') return undefined
  const unknown: string[] = []
  const title = template.replace(/\{\{|\{([^}]*)(\}?)/g, (match, name: string, close: string) => {
    if (match === '{{') return '{'
    const variable = titleVariables.find((candidate) => candidate === name)
    if (variable !== undefined && close !== '') return values[variable]
    unknown.push(match)
    return ''
  })
  return unknown.length === 0 ? title.trimEnd() : undefined
}

/** Whether every variable of the template is known, and something is left of it without the title: Redis asks for both. */
export function isTitleTemplate(template: string): boolean {
  const present = Object.fromEntries(titleVariables.map((name) => [name, name]))
  const values = { ...(present as Record<TitleVariable, string>), title: '' }
  return (expandTitle(template, values) ?? '') !== ''
}
