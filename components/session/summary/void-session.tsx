import { ConfirmButton } from '@/components/ui/confirm-button'
import { FormDialog } from '@/components/ui/form/form-dialog'
import { NoteField, TickField } from '@/components/ui/form/typed-fields'
import type { SessionSummary } from '@/db/session-summary'
import { writtenInstant } from '@/lib/dates'
import type { FormAction } from '@/lib/form-state'

type Summary = Pick<SessionSummary, 'session' | 'raised'>

/** Takes the session out. Where it raised a safety flag that is open, what was done is said in the same dialog. */
export function VoidSession({ summary: { session, raised }, action }: { summary: Summary; action: FormAction }) {
  const what = session.attendance === 'between' ? 'these answers' : 'this session'
  const safety = raised.filter(flag => flag.tier === 'safety')
  return (
    <FormDialog
      label={`Void ${what}…`}
      variant="ghost"
      title={`Void ${what}`}
      description="What is void stays readable in the list of sessions and can be brought back. Numbers, charts, flags and reports leave it out."
      submit="Void it"
      done={session.attendance === 'between' ? 'The answers have been voided.' : 'The session has been voided.'}
      action={action}
      hidden={{
        sessionId: session.id,
        version: session.version,
        draftVersion: session.draftVersion,
        safetyFlags: safety.map(flag => `${flag.id}:${flag.version}`),
      }}
    >
      <NoteField name="reason" label="Why" hint="For example: recorded twice, or for another client." required />
      {safety.length > 0 && (
        <>
          <p className="border-safety border-l-3 pl-3">
            {`It raised a safety flag that is open: ${safety.map(flag => flag.sentence).join(' ')}`}
          </p>
          <NoteField name="done" label="What was done" hint="What you asked, agreed and arranged, and with whom." />
          <TickField name="isError" label="The answer was entered in error" />
        </>
      )}
    </FormDialog>
  )
}

type NoticeProps = {
  summary: Pick<SessionSummary, 'session' | 'void'>
  reader: { locale: string; timeZone: string }
  /** Null for those who only read. */
  undo: FormAction | null
}

/** That the session is void, why, by whom and since when; and the way back. */
export function VoidNotice({ summary: { session, void: made }, reader, undo }: NoticeProps) {
  if (!made) return null
  const since = writtenInstant(made.at, reader.locale, reader.timeZone)
  return (
    <div className="mb-6 border-review border-l-3 pl-4">
      <p className="font-medium">
        {session.attendance === 'between' ? 'These answers are void.' : 'This session is void.'} Numbers, charts, flags
        and reports leave it out.
      </p>
      <p className="mt-1 text-soft">{`${made.reason} (${[made.byName, since].filter(Boolean).join(', ')})`}</p>
      {undo && (
        <ConfirmButton
          className="mt-3"
          label="Bring it back"
          title="Bring this session back?"
          description="Its numbers count again, and a safety flag that was ended with it is open again."
          confirm="Bring it back"
          action={undo}
          fields={{ sessionId: session.id }}
        />
      )}
    </div>
  )
}
