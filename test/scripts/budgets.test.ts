import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { budgetViolations } from '../../scripts/checks/budgets.ts'

const mark = 'TO' + 'DO'

function body(lines: number): string {
  return '  run()\n'.repeat(lines)
}

describe('the budget check', () => {
  test('accepts a file of 800 lines and refuses one more', () => {
    assert.deepEqual(budgetViolations('src/a.ts', '\n'.repeat(800)), [])
    assert.deepEqual(budgetViolations('src/a.ts', '\n'.repeat(801)), [
      'src/a.ts: 801 lines; the limit is 800',
    ])
  })

  test('accepts a TypeScript function of 70 lines and refuses one more', () => {
    assert.deepEqual(budgetViolations('src/a.ts', `function f() {\n${body(68)}}\n`), [])
    assert.deepEqual(budgetViolations('src/a.ts', `\nconst f = () => {\n${body(69)}}\n`), [
      'src/a.ts:2: f has 71 lines; the limit is 70',
    ])
  })

  test('measures methods and test bodies, but not the suite around them', () => {
    const suite = `describe('a', () => {\n  test('b', () => {\n${body(69)}  })\n})\n`
    assert.deepEqual(budgetViolations('test/a.test.ts', suite), [
      "test/a.test.ts:2: test('b') has 71 lines; the limit is 70",
    ])
    assert.deepEqual(budgetViolations('src/a.ts', `class A {\n  get() {\n${body(69)}  }\n}\n`), [
      'src/a.ts:2: get has 71 lines; the limit is 70',
    ])
  })

  test('refuses a C++ function of 71 lines', () => {
    assert.deepEqual(budgetViolations('native/base/a.cc', `void Run() {\n${'  Go();\n'.repeat(69)}}\n`), [
      'native/base/a.cc:1: Run has 71 lines; the limit is 70',
    ])
  })

  test('refuses marks of unfinished work in comments, not in strings', () => {
    assert.deepEqual(budgetViolations('src/a.ts', `// ${mark}: later\n`), [
      `src/a.ts:1: ${mark} marks unfinished work; finish it or file an issue`,
    ])
    assert.deepEqual(budgetViolations('src/a.ts', `const a = '${mark}'\n`), [])
    assert.deepEqual(budgetViolations('native/base/a.cc', `int a; /* ${mark} */\n`), [
      `native/base/a.cc:1: ${mark} marks unfinished work; finish it or file an issue`,
    ])
  })

  test('refuses commented-out code and leaves sentences and indented examples alone', () => {
    const refused = ['// const a = open(b);', '// if (a) {', '// table_.Insert(key);', '// return a;', '// }']
    for (const line of refused) {
      assert.deepEqual(budgetViolations('src/a.ts', `${line}\n`), [
        'src/a.ts:1: commented-out code; delete it',
      ])
    }
    const accepted = [
      '// if (a) then the lock is held;',
      '//   Foo foo(1);',
      '// It locks shards (in order);',
      '// a = b;c',
    ]
    for (const line of accepted) assert.deepEqual(budgetViolations('src/a.ts', `${line}\n`), [])
  })

  test('refuses names that name no concept', () => {
    for (const path of [
      'src/utils/a.ts',
      'src/string-helpers.ts',
      'native/base/common.h',
      'test/misc.test.ts',
    ]) {
      assert.equal(budgetViolations(path, '').length, 1, path)
    }
    assert.deepEqual(budgetViolations('native/structures/longest_common_subsequence.cc', ''), [])
  })
})
