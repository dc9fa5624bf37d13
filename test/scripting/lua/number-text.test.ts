import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { formatDouble, formatGeneral, formatTruncated } from '../../../src/scripting/lua/number-text.ts'

describe('A number as C writes it', () => {
  it('has 17 significant digits at most', () => {
    const texts = [0.1, 1e100, 1e-7, -2.5, 2 ** 53, 2 ** 64, 5e-324, 123456789.125].map((value) =>
      formatDouble(value),
    )
    assert.deepEqual(texts, [
      ...['0.10000000000000001', '1e+100', '9.9999999999999995e-08', '-2.5', '9007199254740992'],
      ...['1.8446744073709552e+19', '4.9406564584124654e-324', '123456789.125'],
    ])
  })

  it('rounds ties to even', () => {
    assert.equal(formatDouble(200001 / 262144), '0.76294326782226562')
    assert.equal(formatGeneral(123456789012345, 14), '1.2345678901234e+14')
    assert.equal(formatGeneral(123456789012355, 14), '1.2345678901236e+14')
    assert.equal(formatGeneral(2.5, 1), '2')
    assert.equal(formatGeneral(9.5, 1), '1e+01')
  })

  it('keeps the signs of zero and NaN, and names infinity', () => {
    assert.deepEqual(
      [formatDouble(-0), formatDouble(Number.NaN), formatDouble(Number.NaN, true)],
      ['-0', 'nan', '-nan'],
    )
    assert.deepEqual(
      [formatDouble(Number.POSITIVE_INFINITY), formatDouble(Number.NEGATIVE_INFINITY)],
      ['inf', '-inf'],
    )
  })

  it('is cut to 64 bits as an integer', () => {
    const texts = [1.9, -1.9, -0.5, 2 ** 53, 9.2e18, 2 ** 63, -(2 ** 63), 1e20, Number.NaN].map(
      formatTruncated,
    )
    assert.deepEqual(texts, [
      ...['1', '-1', '0', '9007199254740992', '9200000000000000000', '-9223372036854775808'],
      ...['-9223372036854775808', '-9223372036854775808', '-9223372036854775808'],
    ])
  })
})
