/** What a command does with a key, in the words of COMMAND INFO. */
export type KeyFlag =
  | 'RO'
  | 'RW'
  | 'OW'
  | 'RM'
  | 'access'
  | 'update'
  | 'insert'
  | 'delete'
  | 'not_key'
  | 'incomplete'
  | 'variable_flags'

/** Key flags in the order in which COMMAND INFO prints them. */
export const keyFlagOrder: readonly KeyFlag[] = [
  'RO',
  'RW',
  'OW',
  'RM',
  'access',
  'update',
  'insert',
  'delete',
  'not_key',
  'incomplete',
  'variable_flags',
]

/** Where a group of keys begins. */
export type BeginSearch =
  | { readonly by: 'index'; readonly index: number }
  | {
      readonly by: 'keyword'
      readonly keyword: string
      readonly startFrom: number
      /**
       * The other options, in lower case, with the number of words that follow each, which are no keywords. Where
       * they are given, the last keyword counts. The dispatcher, which may find keys too many, takes the first of all.
       */
      readonly otherOptions?: Readonly<Record<string, number>>
    }
  | { readonly by: 'unknown' }

/** How the keys of a group are found once its beginning is known. */
export type FindKeys =
  | {
      readonly by: 'range'
      /** Relative to the first key; negative counts from the last argument. */
      readonly lastKey: number
      readonly step: number
      /** With lastKey -1: 2 means the first half of the arguments left, and so on; 0 means all. */
      readonly limit: number
    }
  | {
      readonly by: 'keyNumber'
      /** Both are relative to the beginning. */
      readonly keyNumberIndex: number
      readonly firstKey: number
      readonly step: number
    }
  | { readonly by: 'unknown' }

/** One group of keys among a command's arguments, with what the command does to them. */
export interface KeySpec {
  readonly notes?: string
  /** COMMAND INFO says that the place is unknown, as Redis's does. */
  readonly undisclosed?: true
  /** The keys' names come from values, so no call tells them. */
  readonly fromValues?: true
  readonly flags: readonly KeyFlag[]
  readonly begin: BeginSearch
  readonly find: FindKeys
}

/** A range of keys at a fixed place: by default one key. */
export function keyRange(range: {
  readonly flags: readonly KeyFlag[]
  readonly index: number
  readonly lastKey?: number
  readonly step?: number
}): KeySpec {
  const { flags, index, lastKey = 0, step = 1 } = range
  return { flags, begin: { by: 'index', index }, find: { by: 'range', lastKey, step, limit: 0 } }
}

/** The key behind a keyword, which is looked for from this argument on. */
export function keyAfter(keyword: string, startFrom: number, flags: readonly KeyFlag[]): KeySpec {
  const find = { by: 'range', lastKey: 0, step: 1, limit: 0 } as const
  return { flags, begin: { by: 'keyword', keyword, startFrom }, find }
}
