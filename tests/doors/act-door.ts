import type { Viewer } from '@/lib/viewer'
import type { Sent } from './asking'
import type { Insider, Told } from './told-practice'

/** A server action as one who may carry it out sends it: with ids, versions and marks as they are at that moment. */
type ActDoor = {
  /** Who may. Everybody else who is logged in gets 404, whoever is not is asked to log in, and nothing is changed. */
  by: readonly Insider[]
  sent: (practice: Told, by: Viewer) => Promise<Sent> | Sent
  /** What is somebody else's, sent by one who may do the like with their own: 404. */
  ofOthers?: (practice: Told) => Promise<Sent>
  /** What the answer holds when it goes well, where that is neither a success nor a page to go on to. */
  says?: RegExp
}

export type ActDoors = Readonly<Record<string, ActDoor>>

export const readers = ['mara', 'ruth', 'tomas', 'olaf', 'cato', 'emil', 'enno', 'vera'] as const
export const clinicians = ['mara', 'tomas', 'olaf', 'cato', 'emil', 'enno'] as const
export const everybody = [...readers, 'ines'] as const
export const keeper = ['mara'] as const
export const team = ['mara', 'ruth'] as const
export const administrator = ['ines'] as const

export const form = (fields: Record<string, string | number | readonly string[]>): Sent => ({
  form: Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'number' ? String(value) : value]),
  ),
})
