import { describe, expect, test } from 'vitest'
import { unawaitedQueries } from './architecture/awaited'
import {
  brokenHabits,
  deferredTransactions,
  unwrappedActions,
  unwrappedRoutes,
  vagueNames,
} from './architecture/habits'
import { clientFunctionsCalled, crossedFeatures, cycles, strayImports } from './architecture/imports'
import { needlessExceptions, privateExports, privateImports } from './architecture/public-db'
import { filesAtTheTop, sourcesIn, topLevel } from './architecture/sources'

const house = sourcesIn(['lib', 'db', 'components', 'app'])
const product = [...house, ...sourcesIn(['scripts'], ['.ts', '.mjs', '.cjs'])]
const aroundIt = filesAtTheTop(['.ts', '.mjs'])
const everything = [...product, ...sourcesIn(['tests'])]

const entries = [
  ...['app', 'components', 'db', 'lib', 'tests', 'scripts', 'docs', 'public', '.ci'],
  ...[
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'components.json',
    'next.config.ts',
    'drizzle.config.ts',
    'postcss.config.mjs',
  ],
  ...[
    'biome.json',
    'vitest.config.ts',
    'playwright.config.ts',
    'knip.ts',
    'proxy.ts',
    'instrumentation-client.ts',
    'instrumentation.ts',
    'README.md',
    'CHANGELOG.md',
    'CONTRIBUTING.md',
    'STYLE.md',
    'LICENSE',
    'NOTICE',
    '.gitignore',
    '.nvmrc',
  ],
]

describe('the house stands as it was drawn', () => {
  test('there are sources to look at', () => expect(house.length).toBeGreaterThan(20))
  test('each folder imports only what it may', () => expect(house.flatMap(strayImports)).toEqual([]))
  test('screens do not import each other’s parts', () => expect(house.flatMap(crossedFeatures)).toEqual([]))
  test('what is the browser’s alone is not called on the server', () =>
    expect(clientFunctionsCalled(house)).toEqual([]))
  test('nothing is imported in a ring', () => expect(cycles(house)).toEqual([]))
  test('app imports what asks for a viewer, and nothing else of db', () => {
    expect(privateImports(house)).toEqual([])
    expect(needlessExceptions(house)).toEqual([])
  })
  test('the habits hold', () => expect([...product, ...aroundIt].flatMap(brokenHabits)).toEqual([]))
  test('every query is awaited', () => expect(house.flatMap(unawaitedQueries)).toEqual([]))
  test('transactions are immediate', () => expect(house.flatMap(deferredTransactions)).toEqual([]))
  test('server actions go through the one wrapper', () => expect(house.flatMap(unwrappedActions)).toEqual([]))
  test('routes go through the one wrapper', () => expect(house.flatMap(unwrappedRoutes)).toEqual([]))
  test('names say what is inside', () => expect(everything.flatMap(vagueNames)).toEqual([]))
  test('types are written where the code is, not in a second file', () =>
    expect(everything.filter(({ file }) => /\.d\.[cm]?ts$/.test(file))).toEqual([]))
  test('the top level holds nothing else', () => expect(topLevel().filter(name => !entries.includes(name))).toEqual([]))
})

const at = (file: string, text: string) => ({ file, text })

describe('what holds the house can say no', () => {
  test.each([
    at('lib/a.ts', "import { readFileSync } from 'node:fs'"),
    at('lib/a.ts', "import { db } from '@/db/open'"),
    at('lib/flags/a.ts', "import { db } from '../../db/open'"),
    at('lib/a.ts', "import { type A,\n  b,\n} from 'react'"),
    at('lib/a.ts', "export const late = () => import('next/link')"),
    at('db/a.ts', "import { formAction } from '@/app/auth/form-action'"),
    at('db/a.ts', "import type { Row } from '@/components/caseload/row'"),
    at('components/a.tsx', "import { caseload } from '@/db/clients'"),
    at('components/a.tsx', "export { formAction } from '@/app/auth/form-action'"),
    at('components/a.tsx', "import 'server-only'"),
  ])('a stray import: $text', source => expect(strayImports(source)).toHaveLength(1))

  test.each([
    at('components/a.tsx', "import type { CaseloadRow } from '@/db/clients'"),
    at('app/a.ts', "import { caseload } from '@/db/clients'"),
    at('lib/a.ts', "import { z } from 'zod'\nimport { b } from './b'"),
  ])('an import that is fine: $text', source => expect(strayImports(source)).toEqual([]))

  test('a part of another screen', () => {
    const crossed = at('components/client/a.tsx', "import { Row } from '../caseload/row'")
    expect(crossedFeatures(crossed)).toHaveLength(1)
    expect(
      crossedFeatures(at('components/ui/a.tsx', "import type { Row } from '@/components/caseload/row'")),
    ).toHaveLength(1)
    expect(crossedFeatures(at('components/client/a.tsx', "import { FlagList } from '../flags/flag-list'"))).toEqual([])
    expect(crossedFeatures(at('app/a.tsx', "import { Row } from '@/components/caseload/row'"))).toEqual([])
  })

  test('a function of the browser’s that is called on the server', () => {
    const form = at(
      'components/a/form.tsx',
      "'use client'\nexport function Form() {}\nexport function useForm() {}\nexport const wordsOf = () => ''",
    )
    const body = (names: string) => at('components/a/body.tsx', `import { ${names} } from './form'`)
    expect(clientFunctionsCalled([form, body('Form, wordsOf')])).toEqual([
      'components/a/body.tsx calls wordsOf of ./form',
    ])
    expect(clientFunctionsCalled([form, body('Form')])).toEqual([])
    const other = at('app/page.tsx', "'use client'\nimport { wordsOf } from '@/components/a/form'")
    expect(clientFunctionsCalled([form, other])).toEqual([])
  })

  test('a ring', () => {
    const a = at('lib/a.ts', "import { b } from './b'")
    const b = at('lib/b.tsx', "import { a } from '@/lib/a'")
    expect(cycles([a, b])).toEqual(['lib/a.ts → lib/b.tsx → lib/a.ts'])
    expect(cycles([a, at('lib/b.tsx', "import type { A } from './a'")])).toEqual([])
  })

  test('a module of db that is not for a screen', () => {
    const asking = 'export async function caseload(viewer: Viewer, now: number) {}\nexport type Row = { id: string }'
    expect(privateExports(at('db/a.ts', asking))).toEqual([])
    for (const [name, text] of Object.entries({
      rows: 'export const rows = (tx: Sql, viewer: Viewer) => []',
      table: "export const table = sqliteTable('table', {})",
      Vault: 'export class Vault {}',
      all: 'export async function all() {}',
      given: "export { given } from './b'",
    }))
      expect(privateExports(at('db/a.ts', `${asking}\n${text}`))).toEqual([name])
    expect(privateExports(at('db/keyed-hash.ts', 'export const keyedHash = (text: string) => text'))).toEqual([])
  })

  test('a screen that imports it', () => {
    const hidden = at('db/rows.ts', 'export const rows = (tx: Sql) => []')
    const importing = (text: string) => privateImports([at('app/a/page.tsx', text), hidden])
    expect(importing("import { rows } from '@/db/rows'")).toEqual([
      'app/a/page.tsx imports db/rows, which exports rows',
    ])
    expect(importing("const late = () => import('@/db/rows')")).toHaveLength(1)
    expect(importing("import * as all from '../../db/rows'")).toHaveLength(1)
    expect(importing("import type { Row } from '@/db/rows'")).toEqual([])
    expect(importing("import { gone } from '@/db/gone'")).toHaveLength(1)
    expect(needlessExceptions([hidden])).toContain('db/keyed-hash: keyedHash')
  })

  test.each([
    at('lib/a.ts', 'const now = Date.now()'),
    at('db/a.ts', "import path from 'node:path'\nimport Database from 'better-sqlite3'"),
    at('lib/a.ts', 'const today = new Date()'),
    at('lib/a.ts', 'const zone = process.env.TZ'),
    at('lib/a.ts', 'const chance = Math.random()'),
    at('db/clients.ts', 'const viewer = Viewer.admit(row)'),
    at('components/a.tsx', "import { ZxcvbnFactory } from '@zxcvbn-ts/core'"),
    at('db/clients.ts', 'return writeUnattended(async tx => work(tx))'),
    at('db/clients.ts', "return engine().transaction('practice', work)"),
    at('db/a.ts', 'sql.raw(name)'),
    at('components/a.tsx', "'use client'\n\nconst key = crypto.randomUUID()"),
    at('components/a.tsx', '<Input type="date" name="startedOn" />'),
    at('db/a.ts', "const alike = (name: string) => name.normalize('NFKD')"),
    at('app/a.ts', "const account = email.trim().normalize('NFC').toLowerCase()"),
    at('components/a.tsx', "const written = String(value).replace('-', '−')"),
    at('lib/a.ts', `const key = \`\${instrumentId}:\${respondent}:\${target ?? ''}\``),
    at('components/a.tsx', `const key = \`\${part.instrumentId}:\${part.respondent}:\${part.target}\``),
    at('db/a.ts', "const key = [row.instrumentId, row.respondent, row.target].join(':')"),
    at('components/a.tsx', 'const found = rows.filter(row => row.name.toLowerCase().includes(typed))'),
    at('app/a.tsx', 'const found = names.filter(name => name.includes(typed.toLocaleLowerCase()))'),
    at('app/a.ts', 'const rows = found.where(mine).all()'),
    at('app/a.ts', 'const row = found.get()?.id'),
    at('scripts/a.mjs', 'const names = sqlite.prepare("select 1").pluck(true).all(name)'),
    at('app/a.ts', "import { eq } from 'drizzle-orm'"),
    at('scripts/a.ts', "const Database = require('better-sqlite3')"),
    at('proxy.ts', 'query.run(\n)'),
    at('components/a.tsx', "import Link from 'next/link'"),
    at('db/a.ts', "db().transaction(async tx => {}, { behavior: 'immediate' })"),
    at('components/a.tsx', '<p style={{ color }} />'),
    at('app/a.tsx', '<Input type="password" required />'),
    at('components/a.tsx', "<input type={isShown ? 'text' : 'password'} />"),
    at('app/a.tsx', '<img src="https://example.org/a.png" alt="" />'),
    at('lib/a.ts', "export * from './b'"),
    at('scripts/a.mjs', `readFileSync('${['..', 'shared', 'a.json'].join('/')}')`),
  ])('a broken habit: $text', source => expect(brokenHabits(source)).toHaveLength(1))

  test.each([
    at('app/a.ts', "const id = form.get('id') ?? (await cookies()).get(name)?.value ?? new Map().get(id)"),
    at('components/a.tsx', 'const all = [...map.values(), ...params.getAll("show")]'),
    at('components/a.tsx', "const typed = text.trim().replace(',', '.').replace('−', '-')"),
    at('lib/measure.ts', `const key = \`\${instrumentId}:\${respondent}:\${target ?? ''}\``),
    at('lib/flags/rules/a.ts', `const key = \`\${instrumentId}:\${respondent}:\${item}\``),
    at('db/a.ts', 'const rows = found.where(mine).all()'),
  ])('a habit that is kept: $text', source => expect(brokenHabits(source)).toEqual([]))

  test.each([
    'export async function act(tx: Sql) {\n  tx.insert(clients).values(row)\n}',
    'export async function act(tx: Sql) {\n  tx\n    .update(clients)\n    .set(row)\n}',
    'const found = await look(tx)\n  tx.delete(clients)',
    'if (isGone) tx.delete(clients)',
    'if (isHere) await tx.insert(clients)\n  else tx.delete(clients)',
    'await writes()\n  db().select().from(clients)',
  ])('a query that nobody waits for: %s', text => {
    expect(unawaitedQueries(at('db/a.ts', text))).toHaveLength(1)
  })

  test.each([
    'await tx.insert(clients)',
    'await tx\n    .insert(clients)',
    'return tx\n    .select()',
    'const one =\n    tx.select()',
    'write(tx =>\n    tx.insert(clients))',
    'const all = [\n    tx.select(),\n    tx.select(),\n  ]',
  ])('a query that is waited for, or given on, is none: %s', text => {
    expect(unawaitedQueries(at('db/a.ts', text))).toEqual([])
  })

  test('a deferred transaction', () => {
    expect(deferredTransactions(at('db/a.ts', 'db().transaction(tx => act(tx))'))).toHaveLength(1)
    expect(deferredTransactions(at('db/a.ts', "db().transaction(tx => act(tx), { behavior: 'immediate' })"))).toEqual(
      [],
    )
  })

  test('an action that nobody guards', () => {
    const bare = "'use server'\n\nexport async function save() {}\n"
    const wrapped = "'use server'\n\nexport const save = formAction(schema, 'keepClients', work)\n"
    expect(unwrappedActions(at('app/a/actions.ts', bare))).toHaveLength(1)
    expect(unwrappedActions(at('app/a/page.tsx', wrapped))).toHaveLength(1)
    expect(unwrappedActions(at('app/a/actions.ts', wrapped))).toEqual([])
  })

  test('a route that nobody guards', () => {
    const bare = 'export async function GET() {}\n'
    const wrapped = "export const GET = viewerRoute('seeAudit', async () => new Response())\n"
    const handled = (made: string) => `const handle = ${made}(work)\n\nexport { handle as GET, handle as POST }\n`
    expect(unwrappedRoutes(at('app/a/route.ts', bare))).toHaveLength(1)
    expect(unwrappedRoutes(at('app/a/route.ts', `export const GET = async () => new Response()\n`))).toHaveLength(1)
    expect(unwrappedRoutes(at('app/a/route.ts', handled('identity')))).toHaveLength(1)
    expect(unwrappedRoutes(at('app/a/route.ts', handled('openRoute')))).toEqual([])
    expect(unwrappedRoutes(at('app/a/route.ts', wrapped))).toEqual([])
  })

  test('a name that says nothing', () => {
    for (const file of ['lib/utils.ts', 'components/hooks/a.ts', 'db/index.ts'])
      expect(vagueNames(at(file, ''))).toEqual([file])
    expect(vagueNames(at('lib/a.ts', "export { b } from './b'"))).toEqual(['lib/a.ts'])
  })
})
