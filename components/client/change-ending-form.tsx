import { ConfirmButton } from '@/components/ui/confirm-button'
import type { ClientView } from '@/db/client-pages'
import { FormDialog } from '../ui/form/form-dialog'
import type { FormKit } from './client-actions'
import { EndingFields } from './end-episode-form'

type Props = { episode: ClientView['episodes'][number]; kit: FormKit }

export function ChangeEndingForm({ episode, kit: { actions, today } }: Props) {
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
export function ReopenEpisode({ episode, kit: { actions } }: Props) {
  return (
    <ConfirmButton
      label="Reopen"
      variant="link"
      title="Reopen this episode?"
      description="Its sessions go on being numbered from where they were. Last day, kind and reason of the ending are removed. The next session is not planned; set it under Details."
      confirm="Reopen episode"
      action={actions.reopenEpisode}
      fields={{ episodeId: episode.id, version: episode.version }}
    />
  )
}

/** Takes back that an episode was begun; offered only while nothing is recorded in it. */
export function RemoveEpisode({ episode, kit: { actions } }: Props) {
  return (
    <ConfirmButton
      label="Remove"
      variant="link"
      title="Remove this episode?"
      description="For an episode that was begun by mistake: nothing is recorded in it. The one before stays as it is."
      confirm="Remove episode"
      action={actions.removeEpisode}
      fields={{ episodeId: episode.id, version: episode.version }}
    />
  )
}
