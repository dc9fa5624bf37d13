/**
 * Decides whether a recorded history of concurrent operations is linearizable:
 * whether there is one order of all operations that agrees with real time and
 * in which a sequential model gives every operation the result it had.
 *
 * The search is Wing and Gong's, with Lowe's memory of the configurations that
 * were tried: it walks the events in order of time, takes an operation as soon
 * as the model allows it, and goes back when it meets the return of an
 * operation that it has not taken.
 */

/** An operation of a history; times are of one clock. */
export interface Operation<Call> {
  readonly call: Call
  readonly result: string
  readonly invokedAt: bigint
  readonly returnedAt: bigint
}

/** What the operations should do one after another. States are immutable. */
export interface Model<Call, State> {
  readonly initial: State
  /** The state after a call that had this result; undefined if it cannot have had it. */
  step(state: State, call: Call, result: string): State | undefined
  /** Equal texts for equal states. */
  stateText(state: State): string
}

interface EventNode {
  readonly operation: number
  readonly isReturn: boolean
  /** Of a call, the event of its return. */
  match: EventNode | undefined
  previous: EventNode | undefined
  next: EventNode | undefined
}

/** Configurations that are tried before the search gives up. */
const mostTried = 2_000_000

/**
 * Whether the history is linearizable. Takes time exponential in the
 * concurrency at the worst.
 *
 * @throws Error if that would take too long.
 */
export function isLinearizable<Call, State>(
  history: readonly Operation<Call>[],
  model: Model<Call, State>,
): boolean {
  const head = eventList(history)
  const tried = new Set<string>()
  const taken: { readonly node: EventNode; readonly state: State }[] = []
  let done = 0n
  let state = model.initial
  let node = head.next
  while (node !== undefined) {
    if (node.isReturn) {
      const last = taken.pop()
      if (last === undefined) return false
      state = last.state
      done &= ~(1n << BigInt(last.node.operation))
      restore(last.node)
      node = last.node.next
      continue
    }
    const operation = history[node.operation] as Operation<Call>
    const after = model.step(state, operation.call, operation.result)
    if (after === undefined) {
      node = node.next
      continue
    }
    const doneAfter = done | (1n << BigInt(node.operation))
    const configuration = `${doneAfter.toString(36)} ${model.stateText(after)}`
    if (tried.has(configuration)) {
      node = node.next
      continue
    }
    tried.add(configuration)
    if (tried.size > mostTried) throw new Error('the history has too many possible orders to check')
    taken.push({ node, state })
    state = after
    done = doneAfter
    takeOut(node)
    node = head.next
  }
  return true
}

function eventList<Call>(history: readonly Operation<Call>[]): EventNode {
  const events = history.flatMap((operation, index) => [
    { at: operation.invokedAt, isReturn: false, index },
    { at: operation.returnedAt, isReturn: true, index },
  ])
  // At equal times calls come first: the operations may have overlapped.
  events.sort((left, right) =>
    left.at === right.at ? Number(left.isReturn) - Number(right.isReturn) : left.at < right.at ? -1 : 1,
  )
  const head: EventNode = {
    operation: -1,
    isReturn: false,
    match: undefined,
    previous: undefined,
    next: undefined,
  }
  const calls = new Map<number, EventNode>()
  let last = head
  for (const { isReturn, index } of events) {
    const node: EventNode = { operation: index, isReturn, match: undefined, previous: last, next: undefined }
    last.next = node
    last = node
    const call = calls.get(index)
    if (call === undefined) calls.set(index, node)
    else call.match = node
  }
  return head
}

function unlink(node: EventNode): void {
  if (node.previous !== undefined) node.previous.next = node.next
  if (node.next !== undefined) node.next.previous = node.previous
}

function relink(node: EventNode): void {
  if (node.previous !== undefined) node.previous.next = node
  if (node.next !== undefined) node.next.previous = node
}

/** Takes a call and its return out of the list. */
function takeOut(call: EventNode): void {
  unlink(call)
  if (call.match !== undefined) unlink(call.match)
}

/** Undoes the latest takeOut. */
function restore(call: EventNode): void {
  if (call.match !== undefined) relink(call.match)
  relink(call)
}
