import './supported-node'
import type Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { personOwner, sealedAnew } from './key-move'
import { type ClientKey, isFormat1, type SealedColumn, type Vault } from './vault'

/**
 * Every sealed column of format 1, with the query of one client's values in it. An earlier version sealed them for their column and
 * client alone. `was` is the column in which the value was sealed, where it has moved since.
 */
export const sealedInFormat1: readonly { column: SealedColumn; was?: SealedColumn; of: string }[] = [
  { column: 'clients.sealed_name', of: 'id = ?' },
  { column: 'clients.sealed_birth_date', of: 'id = ?' },
  { column: 'clients.sealed_pronouns', of: 'id = ?' },
  { column: 'episodes.sealed_start_reason', of: 'client_id = ?' },
  { column: 'episodes.sealed_end_reason', of: 'client_id = ?' },
  { column: 'event_pins.sealed_text', of: 'client_id = ?' },
  { column: 'rupture_words.sealed_done', of: 'client_id = ?' },
  ...(['acknowledgements.sealed_note', 'flag_events.sealed_note', 'flag_comments.sealed_text'] as const).map(
    column => ({
      column,
      of: 'flag_id in (select id from flags where client_id = ?)',
    }),
  ),
  {
    column: 'flag_endings.sealed_reason',
    was: 'resolutions.sealed_reason',
    of: 'flag_id in (select id from flags where client_id = ?)',
  },
]

/**
 * Seals anew, for their row and by the id of their key, all values that an earlier version sealed. Each is opened again and compared
 * with what it said before; a difference stops the whole act, and nothing is changed. What is damaged is left as it is. Gives how many
 * there were: 0 where there is nothing to do.
 */
export function resealFormat1(sqlite: Database.Database, vault: Vault): number {
  const all = () => resealClients(sqlite, vault) + resealOwnAttachments(sqlite, vault)
  return drizzle(sqlite).transaction(all, { behavior: 'immediate' })
}

type KeyRow = { id: string; wrappedKey: Buffer }

function resealClients(sqlite: Database.Database, vault: Vault): number {
  const rows = sqlite.prepare<[], KeyRow>('select id, wrapped_key as wrappedKey from clients').all()
  const rewrap = sqlite.prepare('update clients set wrapped_key = ? where id = ?')
  let count = 0
  for (const row of rows.filter(row => isFormat1(row.wrappedKey) && vault.opens({ ...row, keyId: '' }))) {
    const { key, wrapped } = vault.rewrapFormat1(row)
    const anew = vault.keyOf({ id: row.id, keyId: '', wrappedKey: wrapped })
    for (const each of sealedInFormat1) count += resealColumn(sqlite, { before: key, anew }, row.id, each)
    rewrap.run(wrapped, row.id)
  }
  return count
}

type Keys = { before: ClientKey; anew: ClientKey }

function resealColumn(
  sqlite: Database.Database,
  keys: Keys,
  clientId: string,
  { column, was, of }: (typeof sealedInFormat1)[number],
) {
  const [table, name] = column.split('.')
  const rows = sqlite
    .prepare<[string], { id: string; sealed: Buffer }>(
      `select id, ${name} as sealed from ${table} where ${name} is not null and ${of}`,
    )
    .all(clientId)
  const update = sqlite.prepare(`update ${table} set ${name} = ? where id = ?`)
  for (const { id, sealed } of rows) {
    const value = resealed(keys, column, was ?? column, id, sealed)
    if (value) update.run(value, id)
  }
  return rows.length
}

const resealed = ({ before, anew }: Keys, column: SealedColumn, was: SealedColumn, id: string, sealed: Buffer) =>
  sealedAnew(anew, column, id, textIn(before, was, sealed))

function textIn(key: ClientKey, column: SealedColumn, sealed: Buffer): string | null {
  try {
    return key.openFormat1(column, sealed)
  } catch {
    return null
  }
}

type OwnRow = KeyRow & { personId: string; sealedPoint: Buffer }

/** A clinician's own attachment has a key for each point. */
function resealOwnAttachments(sqlite: Database.Database, vault: Vault): number {
  const rows = sqlite
    .prepare<[], OwnRow>(
      'select id, person_id as personId, wrapped_key as wrappedKey, sealed_point as sealedPoint from own_attachments',
    )
    .all()
    .filter(row => isFormat1(row.wrappedKey) && vault.opens({ ...row, id: ownerOf(row), keyId: '' }))
  const update = sqlite.prepare('update own_attachments set wrapped_key = ?, sealed_point = ? where id = ?')
  for (const row of rows) {
    const { id, wrappedKey, sealedPoint } = row
    const owner = ownerOf(row)
    const { key, wrapped } = vault.rewrapFormat1({ id: owner, wrappedKey })
    const keys = { before: key, anew: vault.keyOf({ id: owner, keyId: '', wrappedKey: wrapped }) }
    const column = 'own_attachments.sealed_point'
    update.run(wrapped, resealed(keys, column, column, id, sealedPoint) ?? sealedPoint, id)
  }
  return rows.length
}

const ownerOf = ({ personId }: { personId: string }) => personOwner(personId)
