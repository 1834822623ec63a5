import type { BatteryPart } from '@/db/session-entry'
import type { Entry } from '@/lib/entry'
import type { FormAction } from '@/lib/form-state'
import type { ClientChoice } from '@/lib/text/display-name'
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
}

/** The server actions of the entry screen. */
export type EntryActions = {
  keepDraft: (draft: unknown) => Promise<DraftReply>
  readStored: (session: unknown) => Promise<({ ok: true } & StoredSession) | { ok: false }>
  /** The form of a measure that is to be added. */
  readMeasure: (measure: unknown) => Promise<{ ok: true; part: BatteryPart } | { ok: false; why: string }>
  /** Whom the session could belong to instead. */
  readTargets: (session: unknown) => Promise<{ ok: true; targets: ClientChoice[] } | { ok: false; why: string }>
  record: FormAction
  change: FormAction
  move: FormAction
  discard: FormAction
}
