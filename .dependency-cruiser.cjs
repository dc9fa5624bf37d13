// The layers of src/: which room may import which. A room imports only rooms
// of the rows above its own; rooms that share a row do not know each other,
// except where `peers` says so.

const rows = [
  ['commands'],
  ['native'],
  ['config'],
  ['observability'],
  ['acl', 'scripting', 'persistence'],
  ['replication'],
  ['cluster'],
  ['embedded', 'connection'],
  ['console', 'testing'],
  ['cli'],
]

// The in-process connection and the embedded store are two doors of one
// house: either may use the other, and the rule against cycles keeps it one way.
const peers = [['embedded', 'connection']]

const nothingOfTheOutside =
  '^(node:)?(child_process|cluster|dgram|dns|fs|http|http2|https|inspector|module|net|process|readline|tls|tty|v8|vm|worker_threads)(/|$)'

function roomRule(room, row) {
  const allowed = rows.slice(0, row).flat()
  const known = peers.filter((pair) => pair.includes(room)).flat()
  const rooms = [room, ...allowed, ...known].join('|')
  return {
    name: `layer-${room}`,
    comment: `src/${room} may import only: ${[...allowed, ...known].join(', ') || 'no other room'}.`,
    severity: 'error',
    from: { path: `^src/${room}/` },
    to: { path: '^src/', pathNot: `^src/(${rooms})/` },
  }
}

module.exports = {
  forbidden: [
    ...rows.flatMap((rooms, row) => rooms.map((room) => roomRule(room, row))),
    {
      name: 'room-without-a-layer',
      comment: 'A new folder in src/ needs its row in .dependency-cruiser.cjs before anything imports it.',
      severity: 'error',
      from: {},
      to: { path: '^src/[^/]+/', pathNot: `^src/(${rows.flat().join('|')})/` },
    },
    {
      name: 'no-circular',
      comment: 'No module depends on itself, not even through others.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'commands-do-no-io',
      comment: 'Declarations are data and pure functions: they touch no file, socket, thread or process.',
      severity: 'error',
      from: { path: '^src/commands/' },
      to: { dependencyTypes: ['core'], path: nothingOfTheOutside },
    },
    {
      name: 'commands-import-no-package',
      severity: 'error',
      from: { path: '^src/commands/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer'] },
    },
    {
      name: 'addon-only-in-native',
      comment: 'src/native/ is the only importer of the addon.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/native/' },
      to: { path: '(\\.node$|node_modules/(node-gyp-build|bindings)/|^(build|prebuilds)/)' },
    },
    {
      name: 'source-imports-no-test',
      comment: 'What is published does not depend on what is not.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|bench|fuzz|scripts)/' },
    },
    {
      name: 'no-dev-dependency-in-source',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nothing-imports-the-index',
      comment: 'src/index.ts is for users; inside, import the module that has what you need.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^src/index\\.ts$' },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\.node$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.d.ts', '.js', '.cjs', '.mjs', '.json'],
    },
  },
}
