import type { ClientView } from '@/db/clients'
import type { FormKit } from './client-actions'
import { FormDialog } from './form/form-dialog'
import { ChoiceField, DateField, NoteField } from './form/typed-fields'

type Episode = ClientView['episodes'][number]
type EndKind = NonNullable<Episode['endKind']>

export const endKindWords: Record<EndKind, string> = {
  completed: 'Completed',
  'ended-by-client': 'Ended by the client',
  'ended-by-clinician': 'Ended by the clinician',
  'referred-on': 'Referred on',
  other: 'Other',
}

export function EndEpisodeForm({ episode, kit: { actions, today } }: { episode: Episode; kit: FormKit }) {
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
      <DateField name="endedOn" label="Last day" defaultValue={today} required />
      <ChoiceField
        name="endKind"
        label="How it ended"
        choices={Object.entries(endKindWords).map(([value, label]) => ({ value, label }))}
      />
      <NoteField name="reason" label="Reason (optional)" />
    </FormDialog>
  )
}
