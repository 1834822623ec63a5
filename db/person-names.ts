import { eq } from 'drizzle-orm'
import { foldText } from '../lib/text/fold'
import type { Sql } from './open'
import { people } from './schema'

/** The columns of a person's name. */
export const nameColumns = (name: string) => ({ name, nameFolded: foldText(name) })

/** Brings the folded names of a practice that was just opened into step with how texts are folded now. */
export async function foldNames(tx: Sql): Promise<void> {
  const { id, name, nameFolded } = people
  for (const row of await tx.select({ id, name, nameFolded }).from(people))
    if (row.nameFolded !== foldText(row.name)) await tx.update(people).set(nameColumns(row.name)).where(eq(id, row.id))
}
