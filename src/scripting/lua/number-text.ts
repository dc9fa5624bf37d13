/** Numbers as C's printf writes them. */

/**
 * A number as `%.17g` writes it.
 *
 * @param signedNaN Whether the sign bit of a NaN is set, which JavaScript does not show.
 */
export function formatDouble(value: number, signedNaN = false): string {
  if (Number.isInteger(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER) {
    return value === 0 && 1 / value < 0 ? '-0' : String(value)
  }
  if (Number.isNaN(value)) return signedNaN ? '-nan' : 'nan'
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf'
  return formatGeneral(value, 17)
}

/** A finite number as `%.<precision>g` writes it. */
export function formatGeneral(value: number, precision: number): string {
  if (value === 0) return 1 / value < 0 ? '-0' : '0'
  const scientific = roundedScientific(Math.abs(value), precision)
  const mark = scientific.indexOf('e')
  const exponent = Number(scientific.slice(mark + 1))
  const digits = scientific.slice(0, mark).replace('.', '').replace(/0+$/, '')
  const sign = value < 0 ? '-' : ''
  if (exponent < -4 || exponent >= precision) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : ''
    const power = String(Math.abs(exponent)).padStart(2, '0')
    return `${sign}${digits[0]}${fraction}e${exponent < 0 ? '-' : '+'}${power}`
  }
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`
  if (digits.length <= exponent + 1) return sign + digits.padEnd(exponent + 1, '0')
  return `${sign}${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`
}

/**
 * `precision` digits in scientific notation, ties to even as C rounds them.
 * JavaScript rounds the exact decimal value too, but ties away from zero.
 */
function roundedScientific(value: number, precision: number): string {
  const text = value.toExponential(precision - 1)
  // A tie's exact value ends in 5 right behind the last digit: with 4 more digits it reads 5000.
  if (!/5000e/.test(value.toExponential(precision + 3))) return text
  const exact = value.toExponential(100)
  const [mantissa = '', exponent = '0'] = exact.split('e')
  const digits = mantissa.replace('.', '')
  if (!/^50*$/.test(digits.slice(precision))) return text
  if (Number(digits[precision - 1]) % 2 === 1) return text
  const kept = digits.slice(0, precision)
  return `${kept[0]}${precision > 1 ? '.' : ''}${kept.slice(1)}e${exponent}`
}

/** The decimal digits of a number cut to a 64-bit integer, as C's conversion does on x86: out of range is the lowest. */
export function formatTruncated(value: number): string {
  if (value >= -9_007_199_254_740_992 && value <= 9_007_199_254_740_992) return String(Math.trunc(value) + 0)
  return toInt64(value).toString()
}

/** A number cut to a 64-bit integer, as C's conversion does on x86: out of range is the lowest integer. */
export function toInt64(value: number): bigint {
  if (value >= -(2 ** 63) && value < 2 ** 63) return BigInt(Math.trunc(value))
  return -(2n ** 63n)
}
