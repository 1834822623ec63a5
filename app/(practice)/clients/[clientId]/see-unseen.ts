import { seeAnswers } from '@/db/answer-requests'
import type { Viewer } from '@/lib/viewer'

type Shown = { clientId: string; sessionId: string | null; mayEdit: boolean; requests: readonly Request[] }
type Request = { state: string; isSeen: boolean }

/** Notes that what came in was looked at, where a page shows some that nobody had looked at, to whoever works with the client. */
export async function seeUnseen(viewer: Viewer, shown: Shown, now: number): Promise<void> {
  const { clientId, sessionId, mayEdit, requests } = shown
  if (mayEdit && requests.some(({ state, isSeen }) => state === 'sent' && !isSeen))
    await seeAnswers(viewer, { clientId, sessionId }, now)
}
