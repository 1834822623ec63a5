import type { ClientView } from '@/db/client-pages'
import type { FormKit } from './client-actions'
import { FormDialog } from './form/form-dialog'
import { DateField, NoteField } from './form/typed-fields'

type Props = { episode: ClientView['episodes'][number]; kit: FormKit }

export function ChangeEpisodeForm({ episode, kit: { actions } }: Props) {
  return (
    <FormDialog
      label="Correct the start"
      variant="link"
      title="Correct this episode"
      description="When it began, and what brought the client."
      submit="Save"
      done="The episode is corrected."
      action={actions.changeEpisode}
      hidden={{ episodeId: episode.id, version: episode.version }}
    >
      <DateField name="startedOn" label="Start" defaultValue={episode.startedOn} required />
      <NoteField name="reason" label="Reason (optional)" defaultValue={episode.startReason ?? ''} />
    </FormDialog>
  )
}
