import { arrayOf, bulk, integer, mapOf, orNull, tupleOf } from '../reply-shape.ts'

/** An entry of a stream: its ID, and its fields and values by turns. */
export const entry = tupleOf(bulk, arrayOf(bulk))

/** Any number of entries. */
export const entries = arrayOf(entry)

/** For each stream with entries, its key and the entries; null if there are none. */
export const entriesByKey = orNull(mapOf(entries))

/** The same; an entry that is pending and was deleted has no fields. */
export const groupEntriesByKey = orNull(mapOf(arrayOf(tupleOf(bulk, orNull(arrayOf(bulk))))))

/** For each ID -1 (no such entry), 1 (deleted) or 2 (kept, since a group refers to it). */
export const outcomes = arrayOf(integer)
