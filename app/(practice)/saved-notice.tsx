import { endedBySaveWords } from '@/components/flags/flag-words'
import { Alert, AlertDescription, AlertTitle } from '@/components/ui/alert'
import { Link } from '@/components/ui/link'
import { savedSession } from '@/db/session-summary'
import { occasionText } from '@/lib/history'
import { identityLine } from '@/lib/text/display-name'
import type { Viewer } from '@/lib/viewer'
import { summaryPath } from './clients/[clientId]/sessions/paths'

type Props = { viewer: Viewer; saved: string | string[] | undefined }

/** On a screen that a save has led to at once: whose session was saved, and the way to what it says. */
export async function SavedNotice({ viewer, saved }: Props) {
  const found = typeof saved === 'string' ? await savedSession(viewer, saved, Date.now()) : null
  if (!found) return null
  const { client, sessionId, number, ended } = found
  const flagWords = endedBySaveWords(ended)
  return (
    <Alert role="status" className="mb-6">
      <AlertTitle>{`Saved: ${identityLine(client)}, ${occasionText({ number, date: '' })}.`}</AlertTitle>
      <AlertDescription>
        {flagWords && <p>{flagWords}</p>}
        <Link
          href={summaryPath(client.id, sessionId)}
          className="text-accent underline decoration-accent/40 underline-offset-4 hover:decoration-accent"
        >
          What was saved
        </Link>
      </AlertDescription>
    </Alert>
  )
}
