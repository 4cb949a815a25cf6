/** Where imports may go. Each rule says why; `npm run check:boundaries` also proves that every module was read. */
const only = (from, allowed, comment) => ({
  name: `${from}-imports-${allowed.length === 0 ? 'nothing' : allowed.join('-')}`,
  severity: 'error',
  comment,
  from: { path: `^src/${from}/` },
  to: { path: '^src/', pathNot: `^src/(${[from, ...allowed].join('|')})(/|\\.ts$)` },
});

module.exports = {
  forbidden: [
    only('instrument', [], 'The MITI as types and arithmetic is the floor that all else stands on.'),
    only('statistics', ['instrument'], 'A statistic knows numbers, and nothing of where they come from.'),
    only(
      'agreement',
      ['instrument', 'statistics'],
      'Compares codings, from values alone; it does not know where codings are kept.',
    ),
    only('transcript', ['instrument'], 'A reader turns bytes into turns; it does not know what becomes of them.'),
    only(
      'coder',
      ['instrument', 'transcript'],
      'The heuristic coder sees a session and a rubric, never files or pages.',
    ),
    only(
      'scoring',
      ['instrument', 'transcript', 'coder', 'exchange'],
      'Composes the steps from a session to its scores, from values alone.',
    ),
    only(
      'coder-lab',
      ['instrument', 'statistics', 'agreement', 'transcript', 'coder', 'scoring', 'exchange'],
      'Holds the coder against people, and trains it on what people coded, from values alone.',
    ),
    only(
      'exchange',
      ['instrument', 'transcript', 'library'],
      'What crosses between files of others and the library, from bytes to records and back.',
    ),
    only(
      'data',
      ['instrument', 'transcript', 'coder', 'agreement', 'exchange'],
      'Reads and validates what ships, by the schemas of those who use it.',
    ),
    only('library', ['instrument', 'transcript'], 'The library keeps sessions and codings; it does not make them.'),
    only(
      'report',
      ['instrument', 'agreement', 'statistics', 'coder-lab', 'exchange', 'library', 'data'],
      'A report says what follows from codings; it opens no library and knows no command.',
    ),
    {
      name: 'report-takes-records-as-values',
      severity: 'error',
      comment: 'A report is given records of the library, and reads none itself.',
      from: { path: '^src/report/' },
      to: { path: '^src/(library|coder-lab)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'report-models-are-values',
      severity: 'error',
      comment:
        'What a report says depends on codings, clock and seed that it is given; only renderers touch the machine.',
      from: { path: '^src/report/(models|sessions|builders|messages)/' },
      to: { dependencyTypes: ['core', 'npm'] },
    },
    {
      name: 'report-models-know-no-renderer',
      severity: 'error',
      comment: 'Renderers follow the models, never the other way round.',
      from: { path: '^src/report/(models|sessions|builders|messages)/' },
      to: { path: '^src/report/', pathNot: '^src/report/(models|sessions|builders|messages)/' },
    },
    {
      name: 'pages-know-no-server',
      severity: 'error',
      comment:
        "What a page loads knows the instrument, the glossary, how coders differ and the agreed requests; files and the library are the server's.",
      from: { path: '^src/workbench/(api|coding-log|pages|messages)/' },
      to: {
        path: '^src/',
        pathNot:
          '^src/(instrument/|report/messages/|agreement/double-coding/consensus\\.ts$|workbench/(api|coding-log|pages|messages)/)',
      },
    },
    {
      name: 'pages-load-no-schemas',
      severity: 'error',
      comment:
        'Schemas check what comes to the server, and use cases compare codings; a page needs their types alone, and loads in a moment without zod.',
      from: { path: '^src/workbench/(coding-log|pages|messages)/' },
      to: { path: '^src/(workbench/api|agreement)/', pathNot: '/paths\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'core-is-pure',
      severity: 'error',
      comment: 'The core has no files, clock or randomness, so its results depend on its arguments alone.',
      from: { path: '^src/(instrument|statistics|agreement|workbench/coding-log)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-needs-no-packages',
      severity: 'error',
      comment: 'The core is arithmetic that a reader can follow to the end; zod is its one package.',
      from: {
        path: '^src/(instrument|statistics|agreement)/',
        pathNot: '^src/statistics/(distributions|random)\\.ts$',
      },
      to: { path: 'node_modules', pathNot: 'node_modules/zod/' },
    },
    {
      name: 'values-in-values-out',
      severity: 'error',
      comment:
        'Readers, coder and scoring take bytes and values, so that a page, a batch and a test can use them alike. (Of Node itself, unzip.ts takes a checksum.)',
      from: {
        path: '^src/(transcript|coder|scoring|coder-lab|exchange)/',
        pathNot: '^src/transcript/unzip\\.ts$',
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'commands-call-app',
      severity: 'error',
      comment: 'A command parses, calls a use case and prints. Only `serve` starts the server of the pages.',
      from: { path: '^src/cli/', pathNot: '^src/cli/commands/serve\\.ts$' },
      to: { path: '^src/(library|coder|report|exchange|transcript|workbench)/' },
    },
    {
      name: 'serve-starts-the-server',
      severity: 'error',
      comment: 'Beside use cases, `serve` knows the server of the pages, and nothing below.',
      from: { path: '^src/cli/commands/serve\\.ts$' },
      to: { path: '^src/(library|coder|report|exchange|transcript|workbench)/', pathNot: '^src/workbench/server/' },
    },
    {
      name: 'nobody-imports-the-command-line',
      severity: 'error',
      comment: 'The command line puts everything together; nothing depends on it.',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'nobody-imports-the-pages',
      severity: 'error',
      comment: 'The pages and their server stand at the edge; use cases know only the types of their requests.',
      from: { path: '^src/', pathNot: '^src/(app|cli|workbench)/' },
      to: { path: '^src/workbench/' },
    },
    {
      name: 'use-cases-know-requests-alone',
      severity: 'error',
      comment: 'A use case knows what the pages ask and how a log is replayed, not how they are drawn or served.',
      from: { path: '^src/app/' },
      to: { path: '^src/workbench/', pathNot: '^src/workbench/(api|coding-log)/' },
    },
    {
      name: 'routes-call-app',
      severity: 'error',
      comment:
        'A route reads a request, calls a use case and answers; stores, readers, coder and reports are joined in app.',
      from: { path: '^src/workbench/server/' },
      to: { path: '^src/', pathNot: '^src/(app|instrument|data|workbench/(api|coding-log|server))/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'Data flows one way, and types too.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-development-packages',
      severity: 'error',
      comment: 'What the program needs is installed with it.',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      comment: 'An import that leads nowhere is not checked by any other rule.',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    detectProcessBuiltinModuleCalls: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
