/** What becomes of the references that consumer groups have to an entry that goes. */
export type References = 'KEEPREF' | 'DELREF' | 'ACKED'

/** How a stream is trimmed: to so many entries, or from an entry on. */
export interface Trim {
  readonly by: 'MAXLEN' | 'MINID'
  readonly threshold: number
  readonly references: References
}

interface Group {
  lastDelivered: number
  readonly pending: Set<number>
}

const absent = -1
const gone = 1
const needed = 2

/**
 * A stream and its consumer groups by the documentation of XDELEX, XACKDEL and the trimming options
 * alone. The entry with the ID N-0 is the number N.
 */
export class ReferenceModel {
  entries: number[] = []
  readonly groups = new Map<string, Group>()

  add(id: number, trim?: Trim): void {
    this.entries.push(id)
    if (trim !== undefined) this.trim(trim)
  }

  /** How many entries were trimmed away. */
  trim({ by, threshold, references }: Trim): number {
    let trimmed = 0
    for (const id of [...this.entries]) {
      if (by === 'MAXLEN' ? this.entries.length <= threshold : id >= threshold) break
      if (references === 'ACKED' && this.#isNeeded(id)) continue
      this.#remove(id, references)
      trimmed++
    }
    return trimmed
  }

  delete(ids: readonly number[]): number {
    return ids.filter((id) => this.#remove(id, 'KEEPREF')).length
  }

  /** XDELEX. */
  deleteReferenced(ids: readonly number[], references: References): number[] {
    return ids.map((id) => {
      if (references === 'ACKED' && this.entries.includes(id) && this.#isNeeded(id)) return needed
      return this.#remove(id, references) ? gone : absent
    })
  }

  acknowledge(name: string, ids: readonly number[]): number {
    return ids.filter((id) => this.groups.get(name)?.pending.delete(id)).length
  }

  /** XACKDEL. */
  acknowledgeAndDelete(name: string, ids: readonly number[], references: References): number[] {
    return ids.map((id) => {
      if (this.acknowledge(name, [id]) === 0) return absent
      if (references === 'ACKED' && this.entries.includes(id) && this.#isNeeded(id)) return needed
      this.#remove(id, references)
      return gone
    })
  }

  /** XREADGROUP with `>`: the entries that are new to the group. */
  read(name: string, count: number): number[] {
    const group = this.groups.get(name)
    if (group === undefined) return []
    const found = this.entries.filter((id) => id > group.lastDelivered).slice(0, count)
    for (const id of found) group.pending.add(id)
    group.lastDelivered = found.at(-1) ?? group.lastDelivered
    return found
  }

  /** An entry is needed by a group to which it was not delivered, and by one that has not acknowledged it. */
  #isNeeded(id: number): boolean {
    return [...this.groups.values()].some((group) => id > group.lastDelivered || group.pending.has(id))
  }

  /** Whether the entry was there. With DELREF groups forget one that was not, too. */
  #remove(id: number, references: References): boolean {
    if (references === 'DELREF') for (const group of this.groups.values()) group.pending.delete(id)
    const at = this.entries.indexOf(id)
    if (at !== -1) this.entries.splice(at, 1)
    return at !== -1
  }
}
