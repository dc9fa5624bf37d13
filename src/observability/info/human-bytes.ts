const units = ['K', 'M', 'G', 'T', 'P'] as const

/** Bytes as INFO shows them to people: `512B`, `1.46M`. */
export function humanBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes}B`
  const power = Math.min(Math.floor(Math.log2(bytes) / 10), units.length)
  return `${(bytes / 1024 ** power).toFixed(2)}${units[power - 1]}`
}
