import type { ClientView } from '@/db/client-pages'
import { coverDays } from '@/lib/cover'
import type { FormAction } from '@/lib/form-state'
import { FormDialog } from '../ui/form/form-dialog'
import { DateField } from '../ui/form/typed-fields'
import type { TeamActions } from './client-actions'
import { ColleagueField } from './colleague-field'

type AddProps = { clientId: string; actions: TeamActions; sendKey: string; today: string }

/** Lets a colleague work with the client for some days. */
export function AddCoverForm({ clientId, actions, sendKey, today }: AddProps) {
  return (
    <FormDialog
      label="Arrange cover"
      variant="link"
      title="Arrange cover"
      description="A clinician works with this client in your place, and can record sessions. It ends by itself with the last day."
      submit="Arrange cover"
      done="The cover is arranged."
      action={actions.cover}
      hidden={{ clientId, key: sendKey }}
    >
      <ColleagueField clientId={clientId} read={actions.readColleagues} only="clinician" />
      <DateField name="fromOn" label="First day" defaultValue={today} min={today} />
      <DateField name="lastOn" label="Last day" min={today} />
    </FormDialog>
  )
}

type Member = ClientView['careTeam'][number]
type ChangeProps = { member: Member; action: FormAction; reader: { locale: string; timeZone: string } }

/** Extends a cover, or lets it end earlier. */
export function ChangeCoverForm({ member, action, reader: { timeZone } }: ChangeProps) {
  if (member.toAt === null) return null
  const { fromOn, lastOn } = coverDays({ fromAt: member.fromAt, toAt: member.toAt }, timeZone)
  return (
    <FormDialog
      key={`${fromOn} ${lastOn}`}
      label="Days"
      aria-label={`Change the days on which ${member.name} covers`}
      variant="link"
      title={`When ${member.name} covers`}
      submit="Save"
      done="The days are changed."
      action={action}
      hidden={{ membershipId: member.id, fromBefore: fromOn, lastBefore: lastOn }}
    >
      <DateField name="fromOn" label="First day" defaultValue={fromOn} />
      <DateField name="lastOn" label="Last day" defaultValue={lastOn} />
    </FormDialog>
  )
}
