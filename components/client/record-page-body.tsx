import type { RecordToHandOver } from '@/db/client-record'
import { heldInRecord, leftOutOfRecord, sessionCountsText } from '@/lib/record/record-words'
import { displayName } from '@/lib/text/display-name'
import { plural } from '@/lib/text/number-words'
import { PersonHeading } from '../shell/person-heading'
import { Alert, AlertDescription, AlertTitle } from '../ui/alert'
import { Button } from '../ui/button'
import { Section } from '../ui/section'

/** What a client's whole record holds, what it does not and why, and the file itself. */
export function RecordPageBody({ view: { client, counts, sessions } }: { view: RecordToHandOver }) {
  const called = displayName(client)
  return (
    <>
      <PersonHeading
        person={client}
        title="The whole record"
        about={`${plural(counts.episodes, 'episode')}, ${sessionCountsText(sessions)}, ${plural(counts.questionnaires, 'questionnaire')}`}
        crumbs={[
          { label: 'Caseload', href: '/caseload' },
          { label: called, href: `/clients/${client.id}` },
          { label: 'Whole record' },
        ]}
      />
      <div className="grid max-w-2xl gap-8">
        <p className="max-w-prose">
          One ZIP file for a client who asks for it, for whoever takes over the therapy, or to keep before an erasure: a
          report of each episode as PDF, tables for a spreadsheet, and all of it as JSON for other programs.
        </p>
        <Lines id="held" title="What is in it" lines={heldInRecord} />
        <Lines id="left-out" title="What is not, and why" lines={leftOutOfRecord} />
        <Alert variant="review">
          <AlertTitle>The file is not encrypted</AlertTitle>
          <AlertDescription>
            It holds your notes and what colleagues said. Look through it before you hand it over, give it by a way that
            you would trust with the notes themselves, and remove it from this computer afterwards.
          </AlertDescription>
        </Alert>
        <div>
          <Button asChild>
            <a href={`/clients/${client.id}/record/file`}>Download the record</a>
          </Button>
        </div>
      </div>
    </>
  )
}

function Lines({ id, title, lines }: { id: string; title: string; lines: readonly string[] }) {
  return (
    <Section id={id} title={title}>
      <ul className="list-disc space-y-1.5 pl-5">
        {lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Section>
  )
}
