import type Database from 'better-sqlite3'
import type { ClientKey, KeyRow, SealedColumn, Vault } from '@/db/vault'

type Owner = { key: ClientKey; keyId: string }

/**
 * Gives SQL the functions `opened`, for a text as the template's client sealed it, `sealed`, for the same text sealed for another row
 * and client, and `key_of`, for what that client's data key is known by. Each client of a copy has a key of their own.
 */
export function addSealing(sqlite: Database.Database, vault: Vault, templateVault: Vault): void {
  const fromTemplate = keysOfTemplate(sqlite, templateVault)
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
  sqlite.function('key_of', (owner: string) => ownerOf(owner).keyId)
}

function keysOfTemplate(sqlite: Database.Database, vault: Vault): (owner: string) => ClientKey {
  const rows = sqlite
    .prepare<[], KeyRow>('select id, key_id as keyId, wrapped_key as wrappedKey from template.clients')
    .all()
  const keys = new Map(rows.map(row => [row.id, vault.keyOf(row)]))
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
