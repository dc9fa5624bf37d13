import type { SeededRandom } from '../../oracle/seeded-random.ts'

const numbers = [
  ...[
    '0',
    '-0',
    '1',
    '-1',
    '1.5',
    '-1.5',
    '0.1',
    '1/3',
    '127',
    '128',
    '-128',
    '-129',
    '255',
    '256',
    '32767',
    '-32768',
  ],
  ...[
    '65535',
    '65536',
    '2^31-1',
    '2^31',
    '-2^31',
    '-2^31-1',
    '2^32-1',
    '2^32',
    '2^53',
    '-2^53',
    '2^53+2',
    '2^63',
    '-2^63',
  ],
  ...[
    '2^64',
    '1e15',
    '1e14',
    '123456789012345',
    '1e100',
    '5e-324',
    '1.7976931348623157e308',
    '1/0',
    '-1/0',
    '0/0',
    '1e-5',
  ],
  ...['200001/262144', '0.0001', '99999999999999.5', '12345.678'],
] as const

/** A script of one line that returns what some library makes of random values. */
export function randomScript(random: SeededRandom): string {
  const value = () => randomValue(random, 3)
  const text = () => randomText(random)
  const number = () => random.pick(numbers)
  const kinds: readonly (() => string)[] = [
    () => `return ${value()}`,
    () => `return cjson.encode(${value()})`,
    () => `return cjson.decode(cjson.encode(${value()}))`,
    () => `return cjson.encode(cjson.decode(${randomJson(random)}))`,
    () => `return cmsgpack.pack(${value()}, ${value()})`,
    () => `return {cmsgpack.unpack(cmsgpack.pack(${value()}))}`,
    () => `return {cmsgpack.unpack(${text()})}`,
    () => `return {cmsgpack.unpack_limit(${text()}, ${random.below(4)}, ${random.below(4)})}`,
    () => `return struct.pack(${structFormat(random)}, ${structArguments(random)})`,
    () => `return {struct.unpack(${structFormat(random)}, ${text()}..${text()}..${text()})}`,
    () => `return struct.size(${structFormat(random)})`,
    () =>
      `return {bit.${random.pick(['band', 'bor', 'bxor', 'lshift', 'rshift', 'arshift', 'rol', 'ror'])}(${number()}, ${number()})}`,
    () =>
      `return {bit.tobit(${number()}), bit.bnot(${number()}), bit.bswap(${number()}), bit.tohex(${number()}, ${random.below(20) - 10})}`,
    () => `return string.format(${formatOf(random)}, ${number()}, ${number()})`,
    () => `return {tostring(${number()}), ${number()}, ${number()} .. ''}`,
    () => `return redis.call('ECHO', ${random.chance(0.5) ? number() : text()})`,
    () => `return redis.pcall(${value()}, ${value()})`,
    () => `local ok, e = pcall(error, ${scalar(random)}) return {tostring(ok), e}`,
    () => `error(${scalar(random)}, ${random.below(3)})`,
    () =>
      `local a, b = ${scalar(random)}, ${scalar(random)} return a ${random.pick(['+', '..', '<', '==', '-', '*', '/', '%', '^'])} b`,
    () => `return {string.byte(${text()}, 1, -1)}`,
    () => `return string.sub(${text()}, ${random.below(8) - 4}, ${random.below(8) - 4})`,
    () => `return tonumber(${randomDigits(random)}, ${2 + random.below(35)})`,
    () => `redis.setresp(3) return ${value()}`,
    () =>
      `math.randomseed(${number()}) return {math.random(${1 + random.below(1000)}), tostring(math.random())}`,
  ]
  return random.pick(kinds)()
}

function scalar(random: SeededRandom): string {
  const kinds = [
    () => random.pick(numbers),
    () => randomText(random),
    () => random.pick(['true', 'false', 'nil', 'cjson.null']),
    () => `'${random.below(1000)}'`,
  ]
  return random.pick(kinds)()
}

function randomValue(random: SeededRandom, depth: number): string {
  if (depth === 0 || random.chance(0.5)) return scalar(random)
  const items = Array.from({ length: random.below(5) }, () => randomValue(random, depth - 1))
  const kind = random.below(10)
  if (kind < 4) return `{${items.join(', ')}}`
  if (kind < 8) {
    return `{${items.map((item, index) => `${random.pick(['a', 'b', 'name', '[1]', '[2]', '[1.5]', '[-3]', '[true]'])}=${item}${index % 2 === 0 ? ',' : ';'}`).join(' ')}}`
  }
  const field = random.pick(['err', 'ok', 'double', 'map', 'set', 'big_number', 'verbatim_string'])
  if (field === 'verbatim_string') return `{verbatim_string={format='txt', string=${randomText(random)}}}`
  if (field === 'map') return `{map={a=${randomValue(random, depth - 1)}}}`
  if (field === 'set') return `{set={[${random.pick(['1', "'a'", 'true'])}]=true}}`
  if (field === 'big_number') return `{big_number='${random.below(1000)}'}`
  return `{${field}=${scalar(random)}}`
}

/** A string literal of any bytes. */
function randomText(random: SeededRandom): string {
  const length = random.pick([0, 1, 2, 3, 5, 8, 20, 40])
  let literal = "'"
  for (let index = 0; index < length; index += 1) {
    const byte = random.chance(0.5) ? 97 + random.below(26) : random.below(256)
    literal += `\\${String(byte).padStart(3, '0')}`
  }
  return `${literal}'`
}

function randomDigits(random: SeededRandom): string {
  const length = 1 + random.below(20)
  return `'${random.pick(['', '-', ' ', '0x'])}${Array.from({ length }, () => random.below(36).toString(36)).join('')}'`
}

/** A literal of JSON, often with a mistake in it. */
function randomJson(random: SeededRandom): string {
  const make = (depth: number): string => {
    const kind = random.below(depth === 0 ? 5 : 7)
    if (kind === 0)
      return random.pick(['null', 'true', 'false', '0', '-1', '1.5e3', '1E-2', '12345678901234567890'])
    if (kind === 1) return String(random.below(100_000))
    if (kind < 4)
      return random.pick(['"a"', '""', '"\\\\n\\\\u00e9"', '"\\\\ud83d\\\\ude00"', '"x y"', '"\\\\/"'])
    if (kind === 4)
      return random.pick([
        '0x1F',
        'nan',
        'Infinity',
        '-inf',
        '01',
        '1.',
        '.5',
        '+1',
        '"\\\\q"',
        '"\\\\u12"',
        'tru',
      ])
    const items = Array.from({ length: random.below(4) }, () => make(depth - 1))
    if (kind === 5) return `[${items.join(',')}]`
    return `{${items.map((item, index) => `"k${index}":${item}`).join(' , ')}}`
  }
  let json = make(3)
  if (random.chance(0.2)) {
    const at = random.below(json.length)
    json = json.slice(0, at) + random.pick(['', ',', ']', '}', '"', ' ']) + json.slice(at + 1)
  }
  return `'${json}'`
}

function structFormat(random: SeededRandom): string {
  const letters = [
    'b',
    'B',
    'h',
    'H',
    'i',
    'I',
    'l',
    'L',
    'T',
    'f',
    'd',
    's',
    'c0',
    'c1',
    'c3',
    'x',
    'i3',
    'I5',
    'i16',
    'i33',
    '<',
    '>',
    '!',
    '!4',
    '!3',
    ' ',
    'q',
  ]
  return `'${Array.from({ length: 1 + random.below(4) }, () => random.pick(letters)).join('')}'`
}

function structArguments(random: SeededRandom): string {
  return Array.from({ length: 4 }, () => (random.chance(0.7) ? random.pick(numbers) : scalar(random))).join(
    ', ',
  )
}

function formatOf(random: SeededRandom): string {
  const directives = [
    '%d',
    '%5d',
    '%-8d|',
    '%08d',
    '%+i',
    '% d',
    '%u',
    '%x',
    '%X',
    '%#x',
    '%o',
    '%.3d',
    '%c',
    '%s',
    '%q',
    '%5.1f',
    '%g',
    '%e',
    '%.14g',
    '%y',
    '%%',
    'text',
  ]
  return `'${random.pick(directives)} ${random.pick(directives)}'`
}
