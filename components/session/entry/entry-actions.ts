import type { HandoverOffer } from '@/db/handovers'
import type { BatteryPart } from '@/db/session-entry'
import type { Entry } from '@/lib/entry'
import type { FormAction } from '@/lib/form-state'
import { measureSubject, targetNames } from '@/lib/measure'
import type { ClientChoice } from '@/lib/text/display-name'
import { sheetOf } from '../measure/form-draft'
import type { DraftReply } from './draft-keeper'

/** What the server holds of a session right now: the newest draft where there is one, else what is saved. */
export type StoredSession = {
  version: number
  draftVersion: number
  /** Who typed or saved last; null where it was the reader, in another window. */
  lastBy: string | null
  /** The note to the session; empty where there is none. */
  note: string
  entries: Entry[]
  /** Those of them that were typed and not saved, which a save would replace; with the measure's name. */
  drafts: { entry: Entry; title: string }[]
  /** What the client has sent by themselves, by measure. */
  sent: { key: string; title: string }[]
}

/** The server actions of the entry screen. */
export type EntryActions = {
  keepDraft: (draft: unknown) => Promise<DraftReply>
  readStored: (session: unknown) => Promise<({ ok: true } & StoredSession) | { ok: false }>
  /** The form of a measure that is to be added. */
  readMeasure: (measure: unknown) => Promise<{ ok: true; part: BatteryPart } | { ok: false; why: string }>
  /** Whom the session could belong to instead. */
  readTargets: (session: unknown) => Promise<{ ok: true; targets: ClientChoice[] } | { ok: false; why: string }>
  /** What the client can be asked on this screen. */
  readHandover: (session: unknown) => Promise<{ ok: true; offer: HandoverOffer } | { ok: false; why: string }>
  handOver: FormAction
  /** Corrects what the client sent. */
  correct: FormAction
  record: FormAction
  change: FormAction
  move: FormAction
  discard: FormAction
}

/** A measure that is not asked today and can be added: its name, and by what it is asked for. Its form comes when it is. */
export type AvailableMeasure = {
  id: string
  name: string
  measure: { instrumentId: string } & Pick<BatteryPart, 'respondent' | 'target'>
}

/** The shelf beside today's measures. */
export const availableMeasures = (parts: readonly BatteryPart[], sessionId: string): AvailableMeasure[] =>
  parts.map(part => ({
    id: sheetOf(part, sessionId).id,
    name: shelfName(part),
    measure: { instrumentId: part.instrument.id, respondent: part.respondent, target: part.target },
  }))

/** The same form may lie here twice: once about whom the plan says, once about whomever is chosen when it is filled in. */
function shelfName(part: BatteryPart): string {
  const { instrument, target } = part
  if (instrument.ownPrompt) return measureSubject(part)
  const whom = target ? targetNames[target] : instrument.hasTarget ? 'a person you choose' : null
  return `${instrument.abbreviation}: ${measureSubject(part)}${whom ? `, about ${whom}` : ''}`
}
