import { Alert, AlertDescription, AlertTitle } from '@/components/ui/alert'
import { Link } from '@/components/ui/link'
import { askedRequest } from '@/db/answer-requests'
import { displayName } from '@/lib/text/display-name'
import type { Viewer } from '@/lib/viewer'

type Props = { viewer: Viewer; clientId: string; sessionId: string; taken: string | string[] | undefined }

/** Where what a client answered and did not send has just been taken: that it was, and the way to it where it is not all here. */
export async function TakenNotice({ viewer, clientId, sessionId, taken }: Props) {
  const view = typeof taken === 'string' ? await askedRequest(viewer, clientId, taken, Date.now()) : null
  const cameIn = view?.request.cameIn
  if (!view || !cameIn) return null
  return (
    <Alert role="status" className="mb-6">
      <AlertTitle>{`The answers were taken as ${displayName(view.client)} gave them.`}</AlertTitle>
      {cameIn.occasions.some(({ id }) => id !== sessionId) && (
        <AlertDescription>
          Not all of them are in this session:{' '}
          <Link
            href={`/clients/${clientId}/asked/${view.request.id}`}
            className="text-accent underline decoration-accent/40 underline-offset-4 hover:decoration-accent"
          >
            where they are
          </Link>
        </AlertDescription>
      )}
    </Alert>
  )
}
