import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireViewer } from '@/app/auth/viewer'
import { ClientPageBody } from '@/components/client/client-page-body'
import { colleagues } from '@/db/care-team'
import { ownPath } from '@/db/own-attachment'
import { todayIn } from '@/lib/dates'
import { acknowledge, comment, dismiss, resolve, say } from '../../flags/actions'
import * as actions from './actions'
import { openedClient } from './opened-client'
import { beginSession } from './sessions/actions'

type Props = { params: Promise<{ clientId: string }> }

/** The code and never the name: titles end up in the browser's history. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const view = await openedClient((await params).clientId)
  return { title: view ? `Client ${view.code}` : 'No such client' }
}

export default async function ClientPage({ params }: Props) {
  const viewer = await requireViewer('readClients')
  const view = (await openedClient((await params).clientId)) ?? notFound()
  return (
    <ClientPageBody
      view={view}
      colleagues={view.mayEdit ? await colleagues(viewer) : []}
      kit={{ actions: pageActions, keys: newKeys(), today: todayIn(viewer.timeZone, Date.now()) }}
      flagActions={{ acknowledge, resolve, dismiss, comment, say }}
      own={view.mayEdit ? await ownPath(viewer) : []}
      reader={{ personId: viewer.personId, locale: viewer.locale, timeZone: viewer.timeZone }}
    />
  )
}

const pageActions = {
  record: beginSession,
  changeDetails: actions.changeDetails,
  setNextSession: actions.changeNextSession,
  addPin: actions.pinEvent,
  endEpisode: actions.finishEpisode,
  beginEpisode: actions.startEpisode,
  changeEpisode: actions.correctEpisode,
  join: actions.join,
  leave: actions.leave,
}

const newKeys = () => ({ record: crypto.randomUUID(), pin: crypto.randomUUID(), episode: crypto.randomUUID() })
