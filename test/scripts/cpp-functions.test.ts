import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { cppFunctions } from '../../scripts/checks/cpp-functions.ts'

/** The functions found, each as "name start-end". */
function spans(...lines: string[]): string[] {
  return cppFunctions(lines.join('\n')).map(
    ({ name, startLine, endLine }) => `${name} ${startLine}-${endLine}`,
  )
}

describe('the C++ function scanner', () => {
  test('counts a function from its signature to its closing brace', () => {
    assert.deepEqual(spans('', 'int Add(int a,', '        int b) {', '  return a + b;', '}'), ['Add 2-5'])
  })

  test('looks into namespaces, extern "C" and classes', () => {
    const found = spans(
      'namespace nacre {',
      'namespace {',
      'extern "C" {',
      'void Start() {}',
      '}',
      '}',
      'class Shard final : public Base<int> {',
      ' public:',
      '  int size() const { return size_; }',
      ' private:',
      '  int size_ = 0;',
      '};',
      '}',
    )
    assert.deepEqual(found, ['Start 4-4', 'size 9-9'])
  })

  test('does not count braces in comments, strings, characters and raw strings', () => {
    const found = spans(
      'void F() {',
      '  // }',
      '  /* } */',
      "  Emit('}', '\\'', \"}\\\"}\");",
      '  Emit(R"x(} )" })x", u8R"(})");',
      "  const int million = 1'000'000;",
      '}',
      'void G() {}',
    )
    assert.deepEqual(found, ['F 1-7', 'G 8-8'])
  })

  test('counts lambdas and local classes in the enclosing function', () => {
    const found = spans(
      'void F() {',
      '  auto add = [](int a) {',
      '    return a;',
      '  };',
      '  struct Local { int Get() { return 1; } };',
      '  Run([&] { add(1); });',
      '}',
    )
    assert.deepEqual(found, ['F 1-7'])
  })

  test('counts a lambda that stands alone in an initialiser', () => {
    const found = spans(
      'const auto kAdd = [](int a, int b) -> int {',
      '  return a + b;',
      '};',
      'constexpr Row kRows[] = {',
      '    {"get", [](Context& c) { c.Run(); }},',
      '};',
    )
    assert.deepEqual(found, ['lambda 1-3', 'lambda 5-5'])
  })

  test('takes member initialisers and default arguments for part of the signature', () => {
    const found = spans(
      'Shard::Shard(Options options = {})',
      '    : table_{options.size}, clock_(std::move(options.clock)),',
      '      std::vector<int>{1, 2},',
      '      seed_{7} {',
      '  Start();',
      '}',
      'Shard::~Shard() {}',
    )
    assert.deepEqual(found, ['Shard::Shard 1-6', 'Shard::~Shard 7-7'])
  })

  test('is not misled by initialisers, enumerations, concepts and templates', () => {
    const found = spans(
      'enum class Kind : uint8_t { kA, kB };',
      'constexpr int kTable[] = {1, 2, 3};',
      'std::atomic<int> count{0};',
      'template <typename T>',
      'concept Sized = requires(T t) { t.size(); };',
      'template <class T, int N = 3>',
      'T Largest(const T& t) { return t; }',
      'bool operator==(const Key& a, const Key& b) { return true; }',
    )
    assert.deepEqual(found, ['Largest 6-7', 'operator== 8-8'])
  })

  test('counts the bodies of GoogleTest cases', () => {
    assert.deepEqual(spans('TEST(HashTable, Grows) {', '  EXPECT_TRUE(true);', '}'), [
      'TEST(HashTable, Grows) 1-3',
    ])
  })

  test('names operators', () => {
    assert.deepEqual(
      spans('explicit operator bool() const { return true; }', 'int operator()(int a) { return a; }'),
      ['operator bool 1-1', 'operator() 2-2'],
    )
  })

  test('refuses a file whose braces do not match', () => {
    assert.throws(() => cppFunctions('void F() { if (a) { }'), /the braces of the file do not match/)
  })

  test('keeps the first branch of a conditional that opens one brace twice', () => {
    const found = spans(
      '#ifdef FAST',
      'void F(int a) {',
      '#else',
      'void F(long a) {',
      '#endif',
      '#define OPEN \\',
      '  {',
      '  Run();',
      '}',
      'void G() {}',
    )
    assert.deepEqual(found, ['F 2-9', 'G 10-10'])
  })
})
