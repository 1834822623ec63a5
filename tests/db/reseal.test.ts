import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openPractice, sqlite } from '@/db/open'
import { resealFormat1, sealedInFormat1 } from '@/db/reseal'
import * as schema from '@/db/schema'
import { removePractice } from '../support/folder'
import { practiceOf } from '../support/released-schema'

let folder: string
beforeEach(() => {
  folder = practiceOf('schema-0004')
})
afterEach(() => removePractice(folder))

/** Every sealed column of the schema that an earlier version has filled. */
const inSchema = Object.values(schema)
  .filter(table => is(table, SQLiteTable))
  .flatMap(table =>
    Object.values(getTableColumns(table))
      .filter(({ name }) => name.startsWith('sealed_'))
      .map(({ name }) => `${getTableName(table)}.${name}`),
  )

const sinceFormat2 = [
  'clients.sealed_preferred_name',
  'clients.sealed_language',
  'sessions.sealed_note',
  'session_voids.sealed_reason',
  'measure_pauses.sealed_reason',
  'setup_codes.sealed_code',
  'responsibilities.sealed_reason',
  'emergencies.sealed_reason',
  'emergency_reviews.sealed_note',
  'second_factors.sealed_seed',
  'client_contacts.sealed_email',
  'goals.sealed_text',
  'sheet_revisions.sealed_reason',
]

test('knows every sealed column of the schema', () => {
  const sealedColumns = sealedInFormat1.map(({ column }) => column)
  expect([...sealedColumns, 'own_attachments.sealed_point', ...sinceFormat2].toSorted()).toEqual(inSchema.toSorted())
})

const valuesOf = (column: string) => {
  const [table, name] = column.split('.')
  return sqlite()
    .prepare<[], { value: Buffer }>(`select ${name} as value from ${table} where ${name} is not null`)
    .all()
}

test('leaves no value in the old format, and nothing to do a second time', async () => {
  const { vault } = await openPractice(folder)
  const formats = inSchema.flatMap(valuesOf).map(({ value }) => value[0])
  expect(formats.length).toBeGreaterThan(40)
  expect(new Set(formats)).toEqual(new Set([2]))
  expect(resealFormat1(sqlite(), vault)).toBe(0)
})

test('two values of one client cannot be swapped', async () => {
  const { vault } = await openPractice(folder)
  const pin =
    'select id, client_id as client, sealed_text as text from event_pins where client_id = (select client_id from event_pins group by client_id having count(*) > 1)'
  const [one, two] = sqlite().prepare<[], { id: string; client: string; text: Buffer }>(pin).all()
  if (!one || !two) throw new Error('The fixture has no client with two events')
  const client = sqlite()
    .prepare<[string], { id: string; keyId: string; wrappedKey: Buffer }>(
      'select id, key_id as keyId, wrapped_key as wrappedKey from clients where id = ?',
    )
    .get(one.client)
  if (!client) throw new Error('The client of the events is not there')
  const key = vault.keyOf(client)
  expect(key.open('event_pins.sealed_text', one.id, one.text)).toBeTypeOf('string')
  expect(() => key.open('event_pins.sealed_text', one.id, two.text)).toThrow()
})
