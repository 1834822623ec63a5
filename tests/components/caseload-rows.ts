import { type ClientRow, clientRows } from '@/components/caseload/rows'
import type { CaseloadRow } from '@/db/caseload'
import type { ClientSummary } from '@/lib/client-summary'

/** A Tuesday. */
export const today = '2026-03-10'

export function row(over: Partial<CaseloadRow> = {}): CaseloadRow {
  return {
    id: 'client-1',
    code: 'K-022',
    name: 'Amira T.',
    preferredName: null,
    pronouns: null,
    status: 'in-therapy',
    nextSessionOn: null,
    episode: { id: 'episode-1', startedOn: '2026-01-05' },
    summary: summary({ sessions: 1, ratings: [3] }),
    topFlag: null,
    openFlags: 0,
    quietFlags: 0,
    staysListed: false,
    sharesCode: false,
    sharedBy: [],
    due: [],
    paused: [],
    myRole: 'clinician',
    openSession: null,
    asked: null,
    ...over,
  }
}

/** A row as the browser gets it. */
export function line(over: Partial<ClientRow> = {}): ClientRow {
  const [made] = clientRows([row()], { today, locale: 'en-GB' })
  if (!made) throw new Error('No row was made')
  return { ...made, ...over }
}

type Made = { sessions: number; ratings: (number | null)[]; last?: string }

export function summary({ sessions, ratings, last = '2026-03-03' }: Made): ClientSummary {
  const points = ratings.map((value, index) => ({ number: index + 1, value }))
  return {
    sessions,
    lastSession: { id: 'session-1', number: sessions, date: last },
    style: null,
    alliance: {
      instrumentId: 'wai-sr',
      scale: 'mean',
      short: 'WAI-SR',
      min: 1,
      max: 5,
      share: null,
      points,
      band: [],
      below: [],
    },
    ratings: ratings.filter(value => value !== null).length,
    distress: null,
    openRupture: null,
  }
}
