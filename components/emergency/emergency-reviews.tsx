import type { EmergencyToReview } from '@/db/emergency-reviews'
import type { FormAction } from '@/lib/form-state'
import { FormDialog } from '../ui/form/form-dialog'
import { ChoiceField, NoteField } from '../ui/form/typed-fields'
import { Link } from '../ui/link'

type Props = {
  emergencies: readonly EmergencyToReview[]
  action: FormAction
  /** Ends what is open still, of a client of one's own, before it is reviewed. */
  end: FormAction
  written: (instant: number) => string
}

/** What was opened in emergencies, by whom and why, and what somebody else found of it. */
export function EmergencyReviews({ emergencies, action, end, written }: Props) {
  return (
    <section aria-labelledby="to-review" className="grid gap-3">
      <h2 id="to-review" className="font-serif text-xl">
        To be reviewed
      </h2>
      {emergencies.length === 0 ? (
        <p className="max-w-prose text-soft">
          No record that you could review was opened in an emergency. You review what others opened, never what you did
          yourself.
        </p>
      ) : (
        <ul className="border-t border-ink">
          {emergencies.map(each => (
            <li key={each.id} className="grid gap-2 border-b border-rule py-4">
              <Opened emergency={each} written={written} />
              {each.review ? (
                <Reviewed review={each.review} written={written} />
              ) : (
                <div className="flex flex-wrap gap-2">
                  <ReviewForm emergency={each} action={action} />
                  {!each.isOver && each.client && <EndForm emergency={each} action={end} />}
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

type OneProps = { emergency: EmergencyToReview; written: Props['written'] }

function Opened({ emergency: { who, at, until, isOver, client, reason, readings }, written }: OneProps) {
  return (
    <>
      <p>
        <span className="font-medium">{who}</span> opened{' '}
        {client ? (
          <Link href={`/clients/${client.id}`} className="underline underline-offset-4 hover:text-accent">
            {client.code}
          </Link>
        ) : (
          'a client’s record'
        )}
        <span className="block text-[0.8125rem] text-soft tabular-nums">
          {written(at)}
          {isOver ? ` to ${written(until)}` : `, open until ${written(until)}`}
        </span>
      </p>
      <p className="max-w-prose border-l-2 border-rule pl-3 whitespace-pre-line wrap-anywhere">{reason}</p>
      <p className="text-[0.8125rem] text-soft">
        {readings.length > 0 ? `What they did there: ${readings.join('; ')}.` : 'They opened no page of it.'}
      </p>
    </>
  )
}

const findingText = { needed: 'It was needed', 'not-needed': 'It was not needed' } as const

type Review = NonNullable<EmergencyToReview['review']>

function Reviewed({ review: { finding, by, at, note }, written }: { review: Review; written: Props['written'] }) {
  return (
    <p className="text-soft">
      {findingText[finding]}: {by}, {written(at)}.{note && <span className="block wrap-anywhere">{note}</span>}
    </p>
  )
}

type FormProps = { emergency: EmergencyToReview; action: FormAction }

const EndForm = ({ emergency: { id, who }, action }: FormProps) => (
  <FormDialog
    label="End it now"
    aria-label={`End it now: what ${who} opened`}
    size="sm"
    title={`Close the record to ${who}?`}
    description={`${who} is told. You can review it later.`}
    submit="End it now"
    done={`The record is closed to ${who} again.`}
    action={action}
    hidden={{ placeId: id }}
  />
)

function ReviewForm({ emergency: { id, who, isOver }, action }: FormProps) {
  const told = `${who} is told what you found, but not your note.`
  return (
    <div>
      <FormDialog
        label="Review…"
        aria-label={`Review what ${who} opened`}
        size="sm"
        title="Was it needed?"
        description={isOver ? told : `The record is still open to ${who}: your review ends that at once. ${told}`}
        submit="Save"
        done={isOver ? 'The review is saved.' : `The review is saved. The record is closed to ${who} again.`}
        action={action}
        hidden={{ placeId: id }}
      >
        <ChoiceField
          name="finding"
          label="What you found"
          choices={[
            { value: 'needed', label: findingText.needed },
            { value: 'not-needed', label: findingText['not-needed'] },
          ]}
        />
        <NoteField name="note" label="Note (optional)" maxLength={2000} />
      </FormDialog>
    </div>
  )
}
