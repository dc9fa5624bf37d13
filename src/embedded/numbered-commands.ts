import { CommandSet, type Commands } from './commands.ts'
import { ComputeCache, type ComputeOptions } from './compute-cache.ts'
import { type RateLimitOptions, type RateLimitResult, rateLimit } from './rate-limit.ts'

/** The calls of one of a store's databases, with those that are no commands of Redis. */
export class NumberedCommands extends CommandSet {
  #cache: ComputeCache | undefined

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
