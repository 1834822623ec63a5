import type { ClientView } from '@/db/client-pages'
import { shortDate, todayIn } from '@/lib/dates'
import { Fact, Facts } from '../ui/facts'
import { FormDialog } from '../ui/form/form-dialog'
import { ChoiceField } from '../ui/form/typed-fields'
import { Section } from '../ui/section'
import type { ClientActions } from './client-actions'
import { ColleagueField } from './colleague-field'

type Member = ClientView['careTeam'][number]
type Props = {
  view: ClientView
  actions: ClientActions
  locale: string
  timeZone: string
}

const roleWords: Record<Member['role'], string> = { clinician: 'clinician', supervisor: 'supervisor, reads' }

/** Who may open this client's record, and since when. Who could once is said too. */
export function CareTeamSection({ view, actions, locale, timeZone }: Props) {
  const { id, mayEdit, careTeam } = view
  const day = (at: number) => shortDate(todayIn(timeZone, at), locale)
  const today = careTeam.filter(member => member.toAt === null)
  const before = careTeam.filter(member => member.toAt !== null)
  return (
    <Section id="care-team" title="Care team" aside={mayEdit && <JoinForm clientId={id} actions={actions} />}>
      <Facts>
        {today.map(member => (
          <Fact
            key={member.id}
            name={roleWords[member.role]}
            aside={mayEdit && <LeaveForm member={member} actions={actions} />}
          >
            {member.name} <span className="text-[0.8125rem] text-soft">since {day(member.fromAt)}</span>
          </Fact>
        ))}
      </Facts>
      {before.length > 0 && (
        <p className="mt-2 text-[0.8125rem] text-soft">
          Earlier:{' '}
          {before
            .map(({ name, role, fromAt, toAt }) => `${name}, ${role}, ${day(fromAt)} to ${day(toAt ?? fromAt)}`)
            .join('; ')}
          .
        </p>
      )}
    </Section>
  )
}

function LeaveForm({ member, actions }: { member: Member; actions: ClientActions }) {
  return (
    <FormDialog
      label="End"
      aria-label={`End access for ${member.name}, ${member.role}`}
      variant="link"
      title="End this access?"
      description={`From now on, ${member.name} can no longer open this client as ${member.role}. They can be added again later.`}
      submit="End access"
      done={`The access of ${member.name} has ended.`}
      action={actions.leave}
      hidden={{ membershipId: member.id }}
    />
  )
}

/** Lets a colleague in, by explicit choice of the person and of what they come for. */
function JoinForm({ clientId, actions }: { clientId: string; actions: ClientActions }) {
  return (
    <FormDialog
      label="Add someone"
      variant="link"
      title="Add someone to the care team"
      description="A clinician works with the client. A supervisor reads the record and comments on flags, but changes nothing."
      submit="Add"
      done="They have been added to the care team."
      action={actions.join}
      hidden={{ clientId }}
    >
      <ColleagueField clientId={clientId} read={actions.readColleagues} />
      <ChoiceField
        name="role"
        label="Role"
        choices={[
          { value: 'clinician', label: 'Clinician' },
          { value: 'supervisor', label: 'Supervisor' },
        ]}
      />
    </FormDialog>
  )
}
