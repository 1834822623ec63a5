import type { BatteryPart } from '@/db/session-pages'
import type { Entry } from '@/lib/entry'
import type { FormAction } from '@/lib/form-state'
import type { Target } from './client-label'
import type { DraftReply } from './draft-keeper'

/** What the server holds of a session right now: the newest draft where there is one, else what is saved. */
export type StoredSession = { version: number; draftVersion: number; entries: Entry[] }

/** The server actions of the entry screen. */
export type EntryActions = {
  keepDraft: (draft: unknown) => Promise<DraftReply>
  readStored: (session: unknown) => Promise<({ ok: true } & StoredSession) | { ok: false }>
  /** The form of a measure that is to be added. */
  readMeasure: (measure: unknown) => Promise<{ ok: true; part: BatteryPart } | { ok: false; why: string }>
  /** Whom the session could belong to instead. */
  readTargets: (session: unknown) => Promise<{ ok: true; targets: Target[] } | { ok: false; why: string }>
  record: FormAction
  change: FormAction
  move: FormAction
  discard: FormAction
}
