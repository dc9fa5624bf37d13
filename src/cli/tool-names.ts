/** The words that begin a tool's command line. */
export const toolNames = ['check', 'convert', 'import', 'restore'] as const

export type ToolName = (typeof toolNames)[number]

/** Whether a word is a tool's name. A configuration file of such a name is given as `./check`. */
export const isToolName = (word: string | undefined): word is ToolName =>
  toolNames.some((name) => name === word)
