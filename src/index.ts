export type { Database } from './embedded/database.ts'
export { open } from './embedded/open.ts'
export { ReplyError } from './embedded/reply-error.ts'
export type { ListenOptions, Server } from './embedded/server.ts'
