import type { KnipConfig } from 'knip'

/*
 * What is exported, shipped or installed and not used, for `npm run check`. It looks twice: at everything, where an export that no
 * other file imports is needless; and at the product alone, where what only tests call is dead. A function that its own file calls may
 * be exported for a test of its own.
 */
const isProductAlone = process.argv.includes('--production')

const config: KnipConfig = {
  // What is started by its path, and not imported.
  entry: [
    '{app/report,db/reader}-thread.ts!',
    'app/answer/{answer.css,keep-answers.js}!',
    'db/low-priority.cjs!',
    'scripts/{answer-door,front}.mjs!',
    'scripts/{audit-acts,make-demo,migrate-act,move-act,practice-acts,rotate-act,score-command,screenshots}.ts!',
    'tests/bench/{detection-command,speed/bench-command,speed/seed-command}.ts',
    'tests/bench/speed/parts/{audit,floods,together}-process.ts',
    'tests/bench/speed/{servers/{bare-server,lifeline},parts/observe-vitals}.mjs',
    'tests/bench/speed/servers/empty-app/app/{layout,page}.tsx',
    'tests/faults/opener.ts',
    'tests/faults/{answerer,recorder,rotator}.ts',
    'tests/support/priority-thread.ts',
    'tests/node/{force-garbage.cjs,visitor.mjs}',
  ],
  project: ['**/*.{ts,tsx,mjs,cjs,css}!', '!tests/**!'],
  ignoreExportsUsedInFile: isProductAlone,
  // Named by a path into node_modules: fonts, and programs that a script starts.
  ignoreDependencies: [
    '@fontsource-variable/inter',
    '@fontsource-variable/newsreader',
    '@fontsource/newsreader',
    '@biomejs/biome',
    'tsx',
  ],
  // Debian's, which the tests fetch where there is none.
  ignoreBinaries: ['pdftotext'],
}

export default config
