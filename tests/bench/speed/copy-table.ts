import type Database from 'better-sqlite3'
import { hasStrayMark, mark } from './marked-ids'
import type { Table } from './tables'

/** How many teams there are, and how many of them, from the first on, have the rows that name certain people, by the id of each. */
export type Teams = { all: number; only: ReadonlyMap<string, number> }

type Column = Table['columns'][number]

/** Texts that no two teams may share, or by which their people are told apart: `m` is the row and `c` the copy. */
const own: ReadonlyMap<string, string> = new Map([
  ['people.name', "m.name || ' ' || c.n"],
  ['people.name_folded', "m.name_folded || ' ' || c.n"],
  ['people.email', "replace(m.email, '@', '-' || c.n || '@')"],
  ['clients.code', "m.code || '-' || c.n"],
  ['clients.code_folded', "m.code_folded || '-' || c.n"],
  ['clients.code_compact', 'm.code_compact || c.n'],
])

/** About so many rows are written at once. */
const rowsAtOnce = 200_000

/**
 * Fills a table of the database with its rows of the template, once for each team. They are written in the order of the primary key:
 * all copies of the first row, then those of the next, so that the table and its key only grow at their ends.
 */
export function copyTable(
  sqlite: Database.Database,
  table: Table,
  teams: Teams,
  tell: (rows: number, of: number) => void,
): void {
  const columns = table.columns.map(column => copied(table, column, isMarked(sqlite, table, column)))
  const { groups, rows } = layOut(sqlite, table, teams)
  const insert = sqlite.prepare<[number, number]>(`
    insert into main."${table.name}" (${table.columns.map(({ name }) => `"${name}"`).join(', ')})
    select ${columns.join(', ')}
    from work.groups g cross join work.copies c cross join work.rows m on m.first = g.first
    where g.n > ? and g.n <= ? and c.n < m.teams order by g.n, c.n`)
  const groupsAtOnce = Math.max(1, Math.floor((groups * rowsAtOnce) / rows))
  let written = 0
  for (let from = 0; from < groups; from += groupsAtOnce) {
    written += insert.run(from, from + groupsAtOnce).changes
    tell(written, rows)
  }
  sqlite.exec('drop table work.rows; drop table work.groups')
}

/** Whether a column has ids of the team anywhere. Throws where the mark stands in it by chance. */
function isMarked(sqlite: Database.Database, table: Table, { name, kind }: Column): boolean {
  if (kind !== 'text') return false
  const marked = sqlite
    .prepare<[string], string>(`select "${name}" from template."${table.name}" where instr("${name}", ?) > 0`)
    .pluck()
    .all(mark)
  if (marked.some(hasStrayMark))
    throw new Error(`${table.name}.${name} has the mark of copied ids by chance: take another seed.`)
  return marked.length > 0
}

/** The rows with the number of teams that have each, and the first parts of their keys in order. */
function layOut(sqlite: Database.Database, table: Table, teams: Teams): { groups: number; rows: number } {
  const columns = [
    `t."${table.key}" as first`,
    ...table.columns.map(column => `${source(table, column)} as "${column.name}"`),
    `${table.owner ?? 'null'} as owner`,
    `${teamsWith(table, teams)} as teams`,
  ]
  sqlite.exec(`
    create table work.rows as select ${columns.join(', ')} from template."${table.name}" t;
    create index work.rows_first on rows (first);
    create table work.groups (n integer primary key, first);
    insert into work.groups (first) select distinct first from work.rows order by first;`)
  const number = (query: string) => Number(sqlite.prepare(query).pluck().get())
  return { groups: number('select count(*) from work.groups'), rows: number('select sum(teams) from work.rows') }
}

/** A column of the template. Sealed texts are opened here once, and not for each copy. */
function source(table: Table, { name, kind }: Column): string {
  if (kind === 'key' || kind === 'empty') return 'null'
  return kind === 'sealed' ? `opened('${table.name}.${name}', t.id, ${table.owner}, t."${name}")` : `t."${name}"`
}

/** How many teams have a row: only one where it names nothing of a team, since it belongs to the practice. */
function teamsWith({ columns }: Table, { all, only }: Teams): string {
  const text = columns.flatMap(({ name, kind }) => (kind === 'text' ? [`coalesce(t."${name}", '')`] : [])).join(' || ')
  const fewer = [...only].map(([id, most]) => `when instr(${text}, '${id}') > 0 then ${Math.min(all, most)}`)
  return `case when instr(${text}, '${mark}') = 0 then 1 ${fewer.join(' ')} else ${all} end`
}

/** What a copy of the row `m` has in a column. */
function copied(table: Table, { name, kind }: Column, hasIds: boolean): string {
  const named = `${table.name}.${name}`
  const ownText = own.get(named)
  if (kind === 'key') return `key_of(${numbered('m.id')})`
  if (kind === 'empty') return "x''"
  if (kind === 'sealed') return `sealed('${named}', ${numbered('m.id')}, ${numbered('m.owner')}, m."${name}")`
  if (ownText) return `case c.n when 0 then m."${name}" else ${ownText} end`
  return hasIds ? numbered(`m."${name}"`) : `m."${name}"`
}

/** A text with the number of the copy in every id of the team. */
const numbered = (text: string) => `replace(${text}, '${mark}', c.hex)`
