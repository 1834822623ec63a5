import { PersonHeading } from '@/components/shell/person-heading'
import { Button } from '@/components/ui/button'
import { Empty, EmptyDescription, EmptyTitle } from '@/components/ui/empty'
import type { SessionToRecord } from '@/db/session-entry'
import { riskReadings } from '@/lib/answer/risk'
import { attendanceText } from '@/lib/history'

import { formName } from '@/lib/measure'
import { displayName } from '@/lib/text/display-name'
import { trueMinus } from '@/lib/text/score'
import { type FormDraft, isTouched } from '../measure/form-draft'

/** Risk items of every measure of the session, at once and wherever one is on the screen. */
export function SafetyNotices({ sheets }: { sheets: readonly FormDraft[] }) {
  const notices = sheets.flatMap(noticesOf)
  return (
    <div role="alert" className="mb-5 grid gap-2 empty:hidden">
      {notices.map(({ id, isRaised, text, form }) => (
        <p
          key={id}
          className={isRaised ? 'border-safety border-l-3 pl-3 text-safety' : 'border-rule border-l-3 pl-3 text-sm'}
        >
          <span aria-hidden>{isRaised ? '▲ ' : '○ '}</span>
          {text} <span className="text-soft text-xs wrap-anywhere">{form}</span>
        </p>
      ))}
    </div>
  )
}

function noticesOf(sheet: FormDraft) {
  if (sheet.absence !== null || !isTouched(sheet)) return []
  return sheet.instrument.safetyItems.flatMap(({ item, above }) => {
    const reading = riskReadings(sheet.instrument, sheet.answers).find(each => each.item === item)
    const notice = { id: `${sheet.id}.${item}`, form: formName(sheet) }
    if (reading?.state === 'raised')
      return [
        { ...notice, isRaised: true, text: `Risk item answered above ${trueMinus(above)}: please look at this today.` },
      ]
    const isPassedOver = sheet.answers[item] === 'blank' || sheet.answers[item] === 'declined'
    return isPassedOver ? [{ ...notice, isRaised: false, text: 'Risk item not seen.' }] : []
  })
}

/** Whether a risk item is above its limit: such a draft does not wait. */
export const hasRaised = (sheet: FormDraft): boolean => noticesOf(sheet).some(notice => notice.isRaised)

type Props = { attendance: SessionToRecord['session']['attendance']; onAsk: () => void }

/** A session that did not take place asks nothing: it can be saved at once, and its measures are there for whoever wants them. */
export function NotAsked({ attendance, onAsk }: Props) {
  return (
    <div className="border-ink border-t pt-4 @min-[56rem]:col-span-2">
      <h2 className="font-serif text-xl">Nothing to fill in</h2>
      <p className="mt-2 max-w-prose text-soft">
        {`This session was ${attendanceText[attendance]}. Save it as it is: nothing is asked, and what is due stays due.`}
      </p>
      <Button variant="link" size="sm" className="mt-3" onClick={onAsk}>
        Record measures all the same
      </Button>
    </div>
  )
}

/** For whoever may read the client but not record: there is nothing to read before the first save. */
export function UnsavedNotice({ record: { client, session } }: { record: SessionToRecord }) {
  const crumbs = [{ label: displayName(client), href: `/clients/${client.id}` }, { label: `Session ${session.number}` }]
  return (
    <>
      <PersonHeading person={client} crumbs={crumbs} title={`Session ${session.number}`} />
      <Empty>
        <EmptyTitle>Not saved yet</EmptyTitle>
        <EmptyDescription>
          This session has been begun. What is recorded in it can be read once it is saved.
        </EmptyDescription>
      </Empty>
    </>
  )
}
