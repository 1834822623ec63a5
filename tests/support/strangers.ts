import { randomUUID } from 'node:crypto'
import { addPerson } from '@/db/people'
import { type Filled, filledPractice, later } from './filled-practice'
import { loginAs } from './practice'

/*
 * Who asks. Mara works with the clients, Ruth supervises one of them; the others are strangers to all: Tomas sees clients of his
 * own, Vera supervises nobody yet, Ines keeps the practice.
 */
export const cast = ['mara', 'ruth', 'tomas', 'vera', 'ines'] as const
export type Who = (typeof cast)[number]
export const strangers = ['tomas', 'vera', 'ines'] as const satisfies readonly Who[]

export type Guarded = Awaited<ReturnType<typeof guardedPractice>>

/** The filled practice, with a supervisor whom nobody has let in. */
export async function guardedPractice() {
  const practice = await filledPractice()
  const vera = { name: 'Vera', email: 'vera@attune.example', passwordHash: 'x', roles: ['supervisor' as const] }
  const added = await addPerson(practice.ines, { key: randomUUID(), ...vera }, later)
  if (!added.ok) throw new Error('Vera was not added')
  return { ...practice, vera: await loginAs(added.personId, later) }
}

/** What would give a client away, wherever it stood: names, codes, ids, and words that were said of them. */
export const tellTales = ({ clientId, emptyId, endedId, begunId, sessionIds, begunSessionId }: Filled) => [
  ...['Amira', 'Bo Lind', 'Cleo Marsh', 'Dara Holt', 'K-001', 'K-002', 'K-003', 'K-004', 'Moved house'],
  ...[clientId, emptyId, endedId, begunId, begunSessionId, ...sessionIds],
]
