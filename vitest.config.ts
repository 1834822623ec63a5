import './db/supported-node.ts'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { configDefaults, defineConfig } from 'vitest/config'
import { isTestAll } from './tests/support/test-all.ts'

// The schema is made for the engine that this names, when it is loaded: see tests/support/server.ts.
const { ATTUNE_TEST_DATABASE } = process.env
// Otherwise there is none: a practice that this machine keeps in a server is not the tests'.
if (ATTUNE_TEST_DATABASE) process.env.ATTUNE_DATABASE = ATTUNE_TEST_DATABASE
else delete process.env.ATTUNE_DATABASE

/** What has to do with a database, wherever it is: all that is tried in a server. */
const ofADatabase = [
  'tests/{app,db}/**/*.test.{ts,tsx}',
  'tests/faults/{answers-killed,kill-9*,key-rotation,point-in-time}.test.ts',
  'tests/doors/{answer-door,answer-forms,answer-log,handed-over,told-by-mail}.test.ts',
]

/** What is about the file that a practice is kept in, and has no meaning in a server. */
const ofTheFile = [
  'tests/db/{any-order,backup,erased-bytes,key-copy,key-move,lost-database,migrate,open,query-plans,released-schemas,replay,reseal,restore,sealed-file}.test.ts',
]

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    include: ATTUNE_TEST_DATABASE ? ofADatabase : ['tests/**/*.test.{ts,tsx}'],
    exclude: [...configDefaults.exclude, ...(ATTUNE_TEST_DATABASE ? ofTheFile : [])],
    // A test and the server wait for each other: as many tests as there are processors keep these busy.
    ...(ATTUNE_TEST_DATABASE && { maxWorkers: availableParallelism() }),
    globalSetup: './tests/support/migrated.ts',
    setupFiles: './tests/support/any-order.ts',
    // An odd zone, so that a date that slips by the host's clock is seen.
    // No test may reach the practice that this machine keeps: what opens no folder of its own finds none.
    env: { TZ: 'Pacific/Chatham', ATTUNE_DATA: '/dev/null/no-practice' },
    // What hangs ends; a thousand rounds in a server take minutes, and a machine that does something else as well needs its time.
    testTimeout: isTestAll ? 1_800_000 : 120_000,
    hookTimeout: 180_000,
  },
})
