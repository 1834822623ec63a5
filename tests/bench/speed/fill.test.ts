import { copyFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isSound } from '@/db/integrity'
import { KeyStore } from '@/db/key-store'
import { readKeys } from '@/db/keys'
import { Vault } from '@/db/vault'
import { migratedFolder } from '../../support/folder'
import { fill } from './fill'
import { hasStrayMark, inCopy, mark } from './marked-ids'
import { type SmallPractice, smallPractice } from './small-practice'

let practice: SmallPractice
beforeAll(async () => {
  practice = await smallPractice(1)
})
afterAll(() => practice.remove())

/** Fills an empty database from the small practice, after SQL was run on both, or on the template alone. */
async function filledAfter({ both = '', template = '' }: { both?: string; template?: string }): Promise<void> {
  const folder = await migratedFolder()
  const [to, from] = [path.join(folder, 'attune.db'), path.join(folder, 'template.db')]
  try {
    copyFileSync(path.join(practice.folder, 'attune.db'), from)
    change(from, both + template)
    change(to, both)
    const vault = new Vault(readKeys(practice.folder, false).practice, new KeyStore(practice.folder, { fast: true }))
    fill({ file: to, template: from, vault, templateVault: vault, teams: { all: 2, only: new Map() } }, () => {})
    change(to, '', sqlite => expect(isSound(sqlite)).toBe(true))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function change(file: string, sql: string, look: (sqlite: Database.Database) => void = () => {}): void {
  const sqlite = new Database(file)
  sqlite.pragma('foreign_keys = off')
  sqlite.exec(sql)
  look(sqlite)
  sqlite.close()
}

test('the schema as it is can be copied', () => filledAfter({}))

test.each([
  ['a new table in which nothing is recorded', 'create table notes (id text primary key)', /has nothing in notes/],
  ['one without a key', 'create table notes (said text)', /notes cannot be copied: it has no primary key/],
  ['one that holds something else', 'create table notes (id text primary key, image blob)', /what image holds/],
  ['one of no client', 'create table notes (id text primary key, sealed_said blob)', /whose key seals its texts/],
  [
    'numbers to which others refer',
    'create table notes (n integer primary key); create table words (id text primary key, note integer references notes (n))',
    /notes cannot be copied: rows of others refer to its numbers/,
  ],
])('what copying does not know is refused: %s', async (_, both, why) => {
  await expect(filledAfter({ both })).rejects.toThrow(why)
})

test.each([
  [
    'rows where there are said to be none',
    `insert into start_dismissals select id, practice_id, 0 from people limit 1`,
    /start_dismissals/,
  ],
  ['the mark of copied ids in another text', `update people set name = 'K ${mark}'`, /people\.name has the mark/],
  [
    'a row that refers to one that is not there',
    'update summaries set episode_id = client_id',
    /refers to one that does not exist/,
  ],
])('a template that cannot be copied is refused: %s', async (_, template, why) => {
  await expect(filledAfter({ template })).rejects.toThrow(why)
})

test('ids of the team get the number of the copy, wherever they stand', () => {
  const id = `01747bf6-b580-7000-8000-054e81${mark}`
  const text = `{"key":"${id}:1","sessionId":"${id}"}`
  expect(hasStrayMark(text)).toBe(false)
  expect(inCopy(text, 300)).toBe(text.replaceAll(mark, '00012c'))
  for (const stray of [mark, `01747bf6-b580-4000-8000-054e81${mark}`, `${id}0`, `${id} ${mark}`])
    expect(hasStrayMark(stray), stray).toBe(true)
})
