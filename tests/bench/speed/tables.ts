import type Database from 'better-sqlite3'

/** What stands in a column: by what the data key of a client is known, nothing since keys have a store, a text sealed by it, other text, or a number. */
type Kind = 'key' | 'empty' | 'sealed' | 'text' | 'number'
type Column = { name: string; kind: Kind }

/** A table as copying has to know it. */
export type Table = {
  name: string
  /** All columns but the number that SQLite gives to each new row. */
  columns: readonly Column[]
  /** The first column of the primary key, by which rows of different copies are told apart. */
  key: string
  /** The client whose key seals the texts of a row, as an expression over the row `t`; null where nothing is sealed. */
  owner: string | null
}

type Info = { name: string; type: string; pk: number }
type Reference = { from: string; table: string; to: string }

/**
 * What makes the audit a chain is not copied, since a copied entry is another one: the practice begins its chain when it is opened, and takes
 * the entries in as they are.
 */
const ofTheChain: ReadonlySet<string> = new Set(['audit_heads', 'audit_salts'])
const ofTheChainIn: ReadonlyMap<string, readonly string[]> = new Map([['audit_events', ['reason_hash', 'hash']]])

/** Every table of the schema, as the database itself describes it. Throws where one is of a shape that copying does not know. */
export function tablesOf(sqlite: Database.Database): Table[] {
  const names = sqlite
    .prepare<[], string>(
      String.raw`select name from sqlite_master where type = 'table' and name not like 'sqlite\_%' escape '\' and name not like '\_\_%' escape '\'`,
    )
    .pluck()
    .all()
  return names.filter(name => !ofTheChain.has(name)).map(name => tableOf(sqlite, name))
}

function tableOf(sqlite: Database.Database, name: string): Table {
  const infos = sqlite.prepare<[string], Info>('select name, type, pk from pragma_table_info(?)').all(name)
  const key = infos.find(({ pk }) => pk === 1)
  if (!key) throw unknown(name, 'it has no primary key')
  const isNumbered = key.type.toLowerCase() === 'integer'
  if (isNumbered && isReferred(sqlite, name)) throw unknown(name, 'rows of others refer to its numbers')
  const columns = infos
    .filter(info => !(isNumbered && info === key) && !ofTheChainIn.get(name)?.includes(info.name))
    .map(info => ({ name: info.name, kind: kindOf(name, info) }))
  const isSealed = columns.some(({ kind }) => kind === 'sealed')
  return { name, columns, key: key.name, owner: isSealed ? ownerIn(sqlite, name, infos) : null }
}

function isReferred(sqlite: Database.Database, name: string): boolean {
  const referring = sqlite.prepare<[string], string>(
    'select m.name from sqlite_master m, pragma_foreign_key_list(m.name) f where m.type = \'table\' and f."table" = ?',
  )
  return referring
    .pluck()
    .all(name)
    .some(from => !ofTheChain.has(from))
}

function kindOf(table: string, { name, type }: Info): Kind {
  if (/^(integer|real)$/i.test(type)) return 'number'
  if (name === 'key_id') return 'key'
  if (/^text$/i.test(type)) return 'text'
  if (name.startsWith('sealed_')) return 'sealed'
  // Of a practice that the acts of the screens made nobody has either.
  if (name === 'wrapped_key' || name === 'public_key') return 'empty'
  throw unknown(table, `it does not know what ${name} holds`)
}

/** A row is of the client whom it names itself, or else of the one whom a row that it refers to names. */
function ownerIn(sqlite: Database.Database, table: string, columns: readonly Info[]): string | null {
  if (table === 'clients') return 't.id'
  // Of a practice that is set up there is none.
  if (table === 'setup_codes') return null
  if (columns.some(({ name }) => name === 'client_id')) return 't.client_id'
  const references = sqlite
    .prepare<[string], Reference>('select "from", "table", "to" from pragma_foreign_key_list(?)')
    .all(table)
  const named = sqlite.prepare("select 1 from pragma_table_info(?) where name = 'client_id'")
  const through = references.find(reference => named.get(reference.table))
  // A person's own texts have a key of that person; the template has none.
  if (!through && references.some(reference => reference.table === 'people')) return null
  if (!through) throw unknown(table, 'it does not know whose key seals its texts')
  return `(select p.client_id from template."${through.table}" p where p."${through.to}" = t."${through.from}")`
}

const unknown = (table: string, why: string) => new Error(`The table ${table} cannot be copied: ${why}.`)
