import { eq, getTableColumns, isNotNull, sql } from 'drizzle-orm'
import { tablesInOrder } from '@/db/move-tables'
import { db } from '@/db/open'
import { writeUnattended } from '@/db/write-unattended'

/** A value with one of its bits the other way round. */
export function flipped(value: Buffer, at: number): Buffer {
  const damaged = Buffer.from(value)
  const byte = at % damaged.length
  damaged[byte] = (damaged[byte] ?? 0) ^ (1 << (at % 8))
  return damaged
}

/** Every column that holds encrypted bytes of a practice, as `table.column`; the set-up code is from before there is one. */
export const sealedColumns = (): string[] =>
  tablesInOrder().flatMap(({ name, columns }) =>
    (name === 'setup_codes' ? [] : columns).flatMap(column =>
      /^(sealed|wrapped)_/.test(column.name) ? [`${name}.${column.name}`] : [],
    ),
  )

/** Flips one bit in every value of a column, each time another one. Gives how many values there were. */
export async function flipColumn(named: string): Promise<number> {
  const [tableName, columnName] = named.split('.')
  const found = tablesInOrder().find(({ name }) => name === tableName)
  const field = found?.columns.find(({ name }) => name === columnName)?.field
  const [key] = found?.keys ?? []
  if (!found || !field || !key) throw new Error(`There is no column ${named}`)
  const rows: Record<string, unknown>[] = await db().select().from(found.table)
  let count = 0
  for (const row of rows) {
    const value = row[field]
    if (!Buffer.isBuffer(value) || value.length === 0) continue
    const damaged = flipped(value, 11 * ++count)
    await writeUnattended(tx =>
      tx
        .update(found.table)
        .set({ [field]: damaged })
        .where(eq(key.column, row[key.field])),
    )
  }
  return count
}

/** Every column that holds JSON of a practice, as `table.column`. */
export const jsonColumns = (): string[] =>
  tablesInOrder().flatMap(({ name, table }) =>
    (name === 'setup_codes' ? [] : Object.values(getTableColumns(table))).flatMap(column =>
      ['SQLiteCustomColumn', 'PgJson'].includes(column.columnType) ? [`${name}.${column.name}`] : [],
    ),
  )

/** Puts something else in the place of every value of such a column; null: a text that is no JSON. Gives how many there were. */
export async function damageJson(named: string, value: unknown): Promise<number> {
  const [tableName, columnName = ''] = named.split('.')
  const found = tablesInOrder().find(({ name }) => name === tableName)
  const column = found?.columnOf(columnName)
  const field = found?.columns.find(({ name }) => name === columnName)?.field
  if (!found || !column || !field) throw new Error(`There is no column ${named}`)
  const put = value === null ? sql`'{"a'` : value
  const [rows] = await db().select({ n: sql<number>`count(*)` }).from(found.table).where(isNotNull(column))
  await writeUnattended(tx =>
    tx
      .update(found.table)
      .set({ [field]: put })
      .where(isNotNull(column)),
  )
  return Number(rows?.n)
}
