export { InvalidArgument } from './commands/marshal-values.ts'
export type { ConnectorConstructor } from './connection/connector.ts'
export type { InProcessSocket } from './connection/in-process-socket.ts'
export type { BufferCommands, Commands } from './embedded/commands.ts'
export type { ComputeOptions } from './embedded/compute-cache.ts'
export type { Database, NumberedDatabase } from './embedded/database.ts'
export { ListenError } from './embedded/listen-error.ts'
export type { Multi } from './embedded/multi.ts'
export { type OpenDirectoryOptions, type OpenOptions, open } from './embedded/open.ts'
export type {
  Procedure,
  ProcedureBody,
  ProcedureKey,
  ProcedureKeys,
  ProcedureOptions,
} from './embedded/procedure.ts'
export type { RateLimitOptions, RateLimitResult } from './embedded/rate-limit.ts'
export { ReplyError } from './embedded/reply-error.ts'
export type { ListenOptions, Server } from './embedded/server.ts'
export { StoreClosedError } from './embedded/store-closed-error.ts'
export type { Message, SubscribeOptions, Subscription } from './embedded/subscription.ts'
export { SubscriptionLostError } from './embedded/subscription-lost-error.ts'
export { TransactionError } from './embedded/transaction-error.ts'
export { DataDirectoryError } from './persistence/data-directory.ts'
export { JournalError } from './persistence/journal.ts'
export { SnapshotLoadError } from './persistence/snapshot-loading.ts'
