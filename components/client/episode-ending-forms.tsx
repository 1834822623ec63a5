import { ConfirmButton } from '@/components/ui/confirm-button'
import { Tier } from '@/components/ui/tier'
import type { ClientView } from '@/db/client-pages'
import { safetyField } from '@/lib/flags/rules/safety-item'
import { FormDialog } from '../ui/form/form-dialog'
import { ChoiceField, DateField, NoteField, TickField } from '../ui/form/typed-fields'
import { Link } from '../ui/link'
import type { FormKit } from './client-actions'

type Flag = ClientView['flags'][number]
type Props = {
  episode: ClientView['episodes'][number]
  flags: readonly Flag[]
  /** The session that is begun and not saved, where there is one. */
  begun: { path: string; date: string } | null
  kit: FormKit
}

/** Ends an episode with what is open in it in view; a safety flag wants an answer. */
export function EndEpisodeForm({ episode, flags, begun, kit: { actions, today } }: Props) {
  return (
    <FormDialog
      label="End episode"
      variant="link"
      title="End this episode"
      description="Sessions, scores and flags stay readable. A new episode starts its own session numbers and baselines."
      submit="End episode"
      done="The episode has ended."
      action={actions.endEpisode}
      hidden={{ episodeId: episode.id, version: episode.version }}
    >
      {begun && <Begun begun={begun} />}
      {flags.length > 0 && <OpenFlags flags={flags} />}
      <EndingFields endedOn={today} />
    </FormDialog>
  )
}

export const Begun = ({ begun: { path, date } }: { begun: NonNullable<Props['begun']> }) => (
  <p className="border-l-2 border-review pl-3">
    The session of {date} is begun and not saved.{' '}
    <Link href={path} className="text-accent underline underline-offset-4">
      Save it first
    </Link>
    , or resume it later from the list of sessions on this page.
  </p>
)

function OpenFlags({ flags }: { flags: readonly Flag[] }) {
  return (
    <section aria-labelledby="still-open" className="grid gap-3 border-y border-rule py-3">
      <h3 id="still-open" className="font-medium">
        Still open
      </h3>
      <ul className="grid gap-4">
        {flags.map(flag => (
          <li key={flag.id} className="grid gap-2">
            <p>
              <Tier tier={flag.tier} className="mr-1.5" />
              {flag.sentence}
            </p>
            {flag.tier === 'safety' && <SafetyAnswer flag={flag} />}
          </li>
        ))}
      </ul>
      <p className="text-[0.8125rem] text-soft">
        While a Safety or Review flag is open, the client stays in your caseload, marked “episode ended”.
      </p>
    </section>
  )
}

function SafetyAnswer({ flag: { id, version } }: { flag: Flag }) {
  return (
    <>
      <input type="hidden" name={`flag.${id}`} value={version} />
      <NoteField
        name={safetyField(id)}
        label="What was done"
        hint="What you asked, agreed and arranged, and with whom."
      />
      <TickField name={`known.${id}`} label="I know of it, and it stays open" />
    </>
  )
}

type Episode = ClientView['episodes'][number]
type EndKind = NonNullable<Episode['endKind']>

export const endKindWords: Record<EndKind, string> = {
  completed: 'Completed',
  'ended-by-client': 'Ended by the client',
  'ended-by-clinician': 'Ended by the clinician',
  'referred-on': 'Referred on',
  other: 'Other',
}

type EndingFieldsProps = { endedOn: string; endKind?: EndKind | null; reason?: string | null }

/** When, how and why an episode ended, as first typed or as stored. */
function EndingFields({ endedOn, endKind, reason }: EndingFieldsProps) {
  return (
    <>
      <DateField name="endedOn" label="Last day" defaultValue={endedOn} required />
      <ChoiceField
        name="endKind"
        label="How it ended"
        choices={Object.entries(endKindWords).map(([value, label]) => ({ value, label }))}
        defaultValue={endKind ?? ''}
      />
      <NoteField name="reason" label="Reason (optional)" defaultValue={reason ?? ''} />
    </>
  )
}

type ChangeEndingFormProps = { episode: ClientView['episodes'][number]; kit: FormKit }

export function ChangeEndingForm({ episode, kit: { actions, today } }: ChangeEndingFormProps) {
  return (
    <FormDialog
      label="Correct the end"
      variant="link"
      title="Correct how this episode ended"
      description="Its last day, how it ended and why. To go on with it, reopen it instead."
      submit="Save"
      done="The end of the episode is corrected."
      action={actions.changeEnding}
      hidden={{ episodeId: episode.id, version: episode.version }}
    >
      <EndingFields endedOn={episode.endedOn ?? today} endKind={episode.endKind} reason={episode.endReason} />
    </FormDialog>
  )
}

/** Takes an ending back. It can be ended again, which is why nothing but a yes is asked. */
export function ReopenEpisode({ episode, kit: { actions } }: ChangeEndingFormProps) {
  return (
    <ConfirmButton
      label="Reopen"
      variant="link"
      title="Reopen this episode?"
      description="Session numbers continue from where they stopped. The last day, how it ended and the reason are removed. No next session is planned; set it under Details."
      confirm="Reopen episode"
      action={actions.reopenEpisode}
      fields={{ episodeId: episode.id, version: episode.version }}
    />
  )
}

/** Takes back that an episode was begun; offered only while nothing is recorded in it. */
export function RemoveEpisode({ episode, kit: { actions } }: ChangeEndingFormProps) {
  return (
    <ConfirmButton
      label="Remove"
      variant="link"
      title="Remove this episode?"
      description="For an episode begun by mistake, while nothing is recorded in it. The one before stays as it is."
      confirm="Remove episode"
      action={actions.removeEpisode}
      fields={{ episodeId: episode.id, version: episode.version }}
    />
  )
}
