import { Tier } from '@/components/ui/tier'
import type { ClientView } from '@/db/client-pages'
import type { FormKit } from './client-actions'
import { EndingFields } from './ending-fields'
import { FormDialog } from './form/form-dialog'
import { NoteField, TickField } from './form/typed-fields'

type Flag = ClientView['flags'][number]
type Props = { episode: ClientView['episodes'][number]; flags: readonly Flag[]; kit: FormKit }

/** Ends an episode with what is open in it in view; a safety flag wants an answer. */
export function EndEpisodeForm({ episode, flags, kit: { actions, today } }: Props) {
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
      {flags.length > 0 && <OpenFlags flags={flags} />}
      <EndingFields endedOn={today} />
    </FormDialog>
  )
}

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
      <NoteField name={`done.${id}`} label="What was done" hint="What you asked, agreed and arranged, and with whom." />
      <TickField name={`known.${id}`} label="Known to me, and stays open" />
    </>
  )
}
