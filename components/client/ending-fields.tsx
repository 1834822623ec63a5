import type { ClientView } from '@/db/client-pages'
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

type Props = { endedOn: string; endKind?: EndKind | null; reason?: string | null }

/** When, how and why an episode ended, as first typed or as it stands. */
export function EndingFields({ endedOn, endKind, reason }: Props) {
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
