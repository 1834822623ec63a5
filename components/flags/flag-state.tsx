import { FormDialog } from '@/components/ui/form/form-dialog'
import { ChoiceField, NoteField } from '@/components/ui/form/typed-fields'
import type { FlagView } from '@/db/flag-views'
import { writtenInstant } from '@/lib/dates'
import { type RuptureKind, ruptureKinds } from '@/lib/flags/rupture-judgement'
import type { FormAction } from '@/lib/form-state'
import { endingWords, type Reader } from './flag-words'

/** Who has seen a flag or brought it to its end, when, and in which words. */
export function FlagState({ flag, place }: { flag: FlagView; place: Reader }) {
  const ended = endingWords(flag)
  const { acknowledgement, ending } = flag
  return (
    <>
      {acknowledgement && !ended && (
        <PersonAct
          what="Acknowledged"
          byName={acknowledgement.byName}
          at={acknowledgement.at}
          words={acknowledgement.note}
          place={place}
        />
      )}
      {ended && ending && (
        <PersonAct what={ended} byName={ending.byName} at={ending.at} words={ending.reason} place={place} />
      )}
    </>
  )
}

type Props = { what: string; byName: string | null; at: number; words: string | null; place: Reader }

function PersonAct({ what, byName, at, words, place }: Props) {
  return (
    <p className="mt-1 text-[0.8125rem] text-soft">
      {what}
      {byName && ` by ${byName}`}, {writtenInstant(at, place.locale, place.timeZone)}.
      {words && <q className="ml-1 text-ink">{words}</q>}
    </p>
  )
}

type FlagCommentsProps = { flag: FlagView; action: FormAction; judge: FormAction; place: Reader }

const isOpen = ({ state }: FlagView) => state === 'open' || state === 'acknowledged'

/** What a fall was, in the clinician's judgement, and what clinicians and supervisors of the client say to each other about a flag. */
export function FlagComments({ flag, action, judge, place }: FlagCommentsProps) {
  return (
    <div className="mt-2.5">
      {flag.comments.length > 0 && (
        <ul aria-label="Comments" className="mb-2 grid gap-1.5">
          {flag.comments.map(({ byName, at, text }) => (
            <li key={`${at} ${text}`} className="border-rule border-l-2 pl-3">
              <p className="whitespace-pre-line">{text}</p>
              <p className="text-[0.8125rem] text-soft">
                {byName}, {writtenInstant(at, place.locale, place.timeZone)}
              </p>
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap gap-2 print:hidden">
        {flag.mayWork && flag.rupture && isOpen(flag) && (
          <JudgeRupture rupture={flag.rupture} action={judge} said={null} label="Say what it was" />
        )}
        <FormDialog
          label="Comment"
          variant="outline"
          size="sm"
          title="Comment on this flag"
          description={`${flag.sentence} Whoever reads this client with you sees it; it changes nothing about the flag.`}
          submit="Add comment"
          done="The comment is added."
          action={action}
          hidden={{ flagId: flag.id, key: crypto.randomUUID() }}
        >
          <NoteField name="text" label="Comment" required />
        </FormDialog>
      </div>
    </div>
  )
}

type SayRuptureProps = {
  rupture: { sessionId: string; instrumentId: string }
  action: FormAction
  /** What was said before, which a new word takes the place of. */
  said: RuptureKind | null
  label?: string
}

const choices: Readonly<Record<RuptureKind, string>> = {
  withdrawal: 'A rupture: the client withdrew',
  confrontation: 'A rupture: the client confronted',
  both: 'A rupture: both',
  'not-a-rupture': 'Not a rupture',
}

/** The clinician's word on a fall of the ratings: only this makes it a rupture, or not one. */
export function JudgeRupture({
  rupture,
  action,
  said,
  label = said ? 'Change your word' : 'Say what it was',
}: SayRuptureProps) {
  return (
    <FormDialog
      label={label}
      size="sm"
      className="print:hidden"
      title="What was it?"
      description="The ratings show a fall, and not why. Your word makes it a rupture or not one; earlier words stay readable."
      submit="Save"
      done="Your word on it is kept."
      action={action}
      hidden={{ ...rupture, key: crypto.randomUUID() }}
    >
      <ChoiceField
        name="kind"
        label="What it was"
        choices={ruptureKinds.map(value => ({ value, label: choices[value] }))}
        defaultValue={said ?? ''}
      />
      <NoteField name="done" label="What was done (optional)" hint="Encrypted, for those who care for this client." />
    </FormDialog>
  )
}
