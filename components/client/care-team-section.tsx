import type { ClientView } from '@/db/client-pages'
import { shortDate, todayIn } from '@/lib/dates'
import type { ClientActions } from './client-actions'
import { Fact, Facts } from './facts'
import { FormDialog } from './form/form-dialog'
import { type Colleague, JoinForm } from './join-form'
import { Section } from './section'

type Member = ClientView['careTeam'][number]
type Props = {
  view: ClientView
  actions: ClientActions
  colleagues: readonly Colleague[]
  locale: string
  timeZone: string
}

const roleWords: Record<Member['role'], string> = { clinician: 'clinician', supervisor: 'supervisor, reads' }

/** Who may open this client's record, and since when. Who could once is said too. */
export function CareTeamSection({ view, actions, colleagues, locale, timeZone }: Props) {
  const { id, mayEdit, careTeam } = view
  const day = (at: number) => shortDate(todayIn(timeZone, at), locale)
  const today = careTeam.filter(member => member.toAt === null)
  const before = careTeam.filter(member => member.toAt !== null)
  return (
    <Section
      id="care-team"
      title="Care team"
      aside={mayEdit && <JoinForm clientId={id} colleagues={colleagues} action={actions.join} />}
    >
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
      description={`From now on ${member.name} no longer opens this client as ${member.role}. They can be added again later.`}
      submit="End access"
      done={`The access of ${member.name} has ended.`}
      action={actions.leave}
      hidden={{ membershipId: member.id }}
    />
  )
}
