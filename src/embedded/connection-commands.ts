/** Commands about one connection, or the whole process: a caller inside of it has neither to command. */
export const connectionCommands = [
  'auth',
  'client|getname',
  'client|getredir',
  'client|id',
  'client|info',
  'client|no-evict',
  'client|no-touch',
  'client|reply',
  'client|setinfo',
  'client|setname',
  'discard',
  'exec',
  'hello',
  'monitor',
  'multi',
  'quit',
  'reset',
  'select',
  'shutdown',
  'unwatch',
  'watch',
] as const

/** The full name of such a command. */
export type ConnectionCommand = (typeof connectionCommands)[number]
