import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { emptyFolder } from './folder'

const fixtures = path.join('tests', 'fixtures')

/** Every schema that was released, by the number of its newest migration: for each a practice that was filled under it. */
export const releasedSchemas = readdirSync(fixtures).filter(name => name.startsWith('schema-'))

/** The folder of that practice as its server left it when it lost power: database, write-ahead log and keys. */
export function practiceOf(schema: string): string {
  const folder = emptyFolder()
  for (const name of readdirSync(path.join(fixtures, schema, 'keys'))) {
    mkdirSync(path.join(folder, 'keys'), { recursive: true })
    writeFileSync(path.join(folder, 'keys', name), readFileSync(path.join(fixtures, schema, 'keys', name)), {
      mode: 0o600,
    })
  }
  for (const name of ['attune.db', 'attune.db-wal'])
    writeFileSync(path.join(folder, name), gunzipSync(readFileSync(path.join(fixtures, schema, `${name}.gz`))))
  return folder
}

/** What that practice held, by `practice-numbers.ts`, under the version that made it. */
export const numbersOf = (schema: string): unknown =>
  JSON.parse(readFileSync(path.join(fixtures, schema, 'numbers.json'), 'utf8'))
