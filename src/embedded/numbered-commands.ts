import { CommandSet, type Commands, type CommandTarget } from './commands.ts'
import { ComputeCache, type ComputeOptions } from './compute-cache.ts'
import { type Multi, OpenMulti } from './multi.ts'
import { type RateLimitOptions, type RateLimitResult, rateLimit } from './rate-limit.ts'
import { StoreClosedError } from './store-closed-error.ts'

/** The calls of one of a store's databases, with those that are no commands of Redis. */
export class NumberedCommands extends CommandSet {
  // As a command, it does not need its `this`; that of connections is no call here.
  readonly multi: () => Multi
  #cache: ComputeCache | undefined

  constructor(target: CommandTarget) {
    super(target)
    this.multi = () => {
      if (!target.native.isOpen()) throw new StoreClosedError()
      return new OpenMulti(target) as unknown as Multi
    }
  }

  getOrCompute<Value>(
    key: string,
    ttlMs: number,
    compute: () => Value | Promise<Value>,
    options?: ComputeOptions,
  ): Promise<Value> {
    this.#cache ??= new ComputeCache(this.#commands)
    return this.#cache.getOrCompute(key, ttlMs, compute, options)
  }

  rateLimit(key: string, options: RateLimitOptions): RateLimitResult {
    return rateLimit(this.#commands, key, options)
  }

  get #commands(): Commands {
    return this as unknown as Commands
  }
}
