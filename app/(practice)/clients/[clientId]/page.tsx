import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requireViewer } from '@/app/auth/viewer'
import { ClientPageBody } from '@/components/client/client-page-body'
import { MovedSessionsNotice } from '@/components/session/moved-notice'
import { client } from '@/db/client-pages'
import { ownPath } from '@/db/own-attachment'
import { movedBy } from '@/db/session-moves'
import { todayIn } from '@/lib/dates'
import type { Viewer } from '@/lib/viewer'
import { acknowledge, comment, dismiss, judge, resolve } from '../../flags/actions'
import * as actions from './actions'
import { goalActions } from './goals/goal-actions'
import { seeUnseen } from './see-unseen'
import { beginSession, moveBack } from './sessions/actions'

type Props = PageProps<'/clients/[clientId]'>

/** The code and never the name: titles end up in the browser's history. */
export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  const view = await openedClient((await params).clientId)
  return { title: view ? `Client ${view.code}` : 'No such client' }
}

export default async function ClientPage({ params, searchParams }: Props) {
  const viewer = await requireViewer('readClients')
  const view = (await openedClient((await params).clientId)) ?? notFound()
  const { moved } = await searchParams
  const now = Date.now()
  const { id: clientId, mayEdit, requests } = view
  await seeUnseen(viewer, { clientId, sessionId: null, mayEdit, requests }, now)
  return (
    <>
      {view.mayEdit && typeof moved === 'string' && <MovedHere viewer={viewer} clientId={view.id} moved={moved} />}
      <ClientPageBody
        view={view}
        kit={{
          actions: pageActions,
          goals: goalActions,
          keys: newKeys(),
          today: todayIn(viewer.timeZone, now),
          now,
        }}
        flagActions={{ acknowledge, resolve, dismiss, comment: view.isEmergency ? null : comment, judge }}
        own={view.mayEdit ? await ownPath(viewer) : []}
        reader={{ personId: viewer.personId, locale: viewer.locale, timeZone: viewer.timeZone }}
      />
    </>
  )
}

/** That sessions were just moved here, with the way back. */
async function MovedHere({ viewer, clientId, moved }: { viewer: Viewer; clientId: string; moved: string }) {
  const found = await movedBy(viewer, moved, Date.now())
  if (found?.toClientId !== clientId) return null
  return <MovedSessionsNotice moved={moved} count={found.sessions.length} from={found.from} action={moveBack} />
}

const pageActions = {
  record: beginSession,
  changeDetails: actions.changeDetails,
  setNextSession: actions.changeNextSession,
  noteContact: actions.agreeToMail,
  endContact: actions.stopMail,
  addPin: actions.pinEvent,
  endEpisode: actions.finishEpisode,
  beginEpisode: actions.startEpisode,
  changeEpisode: actions.correctEpisode,
  changeEnding: actions.correctEnding,
  reopenEpisode: actions.reopen,
  removeEpisode: actions.takeBackEpisode,
  join: actions.join,
  readColleagues: actions.readColleagues,
  leave: actions.leave,
  makeResponsible: actions.makeResponsible,
  cover: actions.cover,
  changeCover: actions.changeCoverDays,
  remove: actions.remove,
}

const newKeys = () => ({
  record: crypto.randomUUID(),
  pin: crypto.randomUUID(),
  episode: crypto.randomUUID(),
  cover: crypto.randomUUID(),
  goal: crypto.randomUUID(),
})

/** The client of this request, read once for the title and the page together: opening a client is one entry in the audit. */
const openedClient = cache(async (clientId: string) => client(await requireViewer('readClients'), clientId, Date.now()))
