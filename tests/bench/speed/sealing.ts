import type Database from 'better-sqlite3'
import type { ClientKey, SealedColumn, Vault } from '@/db/vault'

type Owner = { key: ClientKey; wrapped: Buffer }

/**
 * Gives SQL the functions `opened`, for a text as the template's client sealed it, `sealed`, for the same text sealed for another row
 * and client, and `wrapped`, for that client's data key. Each client of a copy has a key of their own.
 */
export function addSealing(sqlite: Database.Database, vault: Vault): void {
  const fromTemplate = keysOfTemplate(sqlite, vault)
  const owners = new Map<string, Owner>()
  const ownerOf = (id: string) => {
    const owner = owners.get(id) ?? vault.newKey(id)
    owners.set(id, owner)
    return owner
  }
  sqlite.function('opened', (column: string, rowId: string, owner: string, sealed: Buffer | null) =>
    fromTemplate(owner).open(nameOf(column), rowId, sealed),
  )
  sqlite.function('sealed', (column: string, rowId: string, owner: string, text: string | null) =>
    ownerOf(owner).key.seal(nameOf(column), rowId, text),
  )
  sqlite.function('wrapped', (owner: string) => ownerOf(owner).wrapped)
}

type KeyRow = { id: string; wrappedKey: Buffer }

function keysOfTemplate(sqlite: Database.Database, vault: Vault): (owner: string) => ClientKey {
  const rows = sqlite.prepare<[], KeyRow>('select id, wrapped_key as wrappedKey from template.clients').all()
  const keys = new Map(rows.map(row => [row.id, vault.unwrap(row)]))
  return owner => {
    const key = keys.get(owner)
    if (!key) throw new Error('A sealed text of the template is of none of its clients')
    return key
  }
}

function nameOf(column: string): SealedColumn {
  const [table, name] = column.split('.sealed_')
  if (!table || !name) throw new Error(`${column} is not a sealed column`)
  return `${table}.sealed_${name}`
}
