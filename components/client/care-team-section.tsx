import type { ClientView } from '@/db/client-pages'
import { coverDays } from '@/lib/cover'
import { shortDate, todayIn, writtenInstant } from '@/lib/dates'
import { FormDialog } from '../ui/form/form-dialog'
import { ChoiceField } from '../ui/form/typed-fields'
import { Section } from '../ui/section'
import type { FormKit, TeamActions } from './client-actions'
import { ColleagueField } from './colleague-field'
import { AddCoverForm, ChangeCoverForm } from './cover-forms'

type Member = ClientView['careTeam'][number]
type Reader = { personId: string; locale: string; timeZone: string }
type Team = Pick<ClientView, 'id' | 'careTeam' | 'responsible' | 'mayChangeTeam'>
type Kit = { actions: TeamActions; keys: Pick<FormKit['keys'], 'cover'>; today: string }
type Props = { view: Team; kit: Kit; reader: Reader }

const roleWords: Record<Member['role'], string> = {
  clinician: 'clinician',
  supervisor: 'supervisor, reads',
  emergency: 'emergency, reads',
}

/** Who may open this client's record, since when and until when; who is responsible, and who could once. */
export function CareTeamSection({ view, kit, reader }: Props) {
  const { mayChangeTeam, careTeam } = view
  const today = careTeam.filter(member => !member.isOver)
  const before = careTeam.filter(member => member.isOver)
  return (
    <Section id="care-team" title="Care team" aside={mayChangeTeam && <TeamForms view={view} kit={kit} />}>
      <ul className="border-t border-ink">
        {today.map(member => (
          <li
            key={member.id}
            className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 border-b border-rule py-2"
          >
            <p className="min-w-40 flex-1 wrap-anywhere">
              {member.name}, {member.coversFor === null ? roleWords[member.role] : 'cover'}
              <span className="block text-[0.8125rem] text-soft">
                {isResponsible(member, view) && 'responsible, '}
                {timeText(member, reader)}
              </span>
            </p>
            <MemberForms member={member} view={view} kit={kit} reader={reader} />
          </li>
        ))}
      </ul>
      <Responsible view={view} />
      {before.length > 0 && (
        <p className="mt-2 text-[0.8125rem] text-soft">
          Earlier: {before.map(member => earlierText(member, reader)).join('; ')}.
        </p>
      )}
    </Section>
  )
}

const isResponsible = ({ personId, role, coversFor }: Member, { responsible }: Team) =>
  role === 'clinician' && coversFor === null && responsible?.personId === personId

/** Why they were given the client; where nobody here is responsible, who was, and who can mend it. */
function Responsible({ view: { responsible, mayChangeTeam } }: { view: Team }) {
  if (responsible?.isHere)
    return (
      responsible.reason && (
        <p className="mt-2 text-[0.8125rem] text-soft wrap-anywhere">
          Transferred to {responsible.name}: {responsible.reason}
        </p>
      )
    )
  return (
    <p className="mt-2 text-[0.8125rem]">
      {responsible
        ? `${responsible.name} is responsible for this client, and no clinician here any more. An administrator can transfer the client to a colleague.`
        : `Nobody is responsible for this client.${mayChangeTeam ? ' Make one of the clinicians responsible.' : ''}`}
    </p>
  )
}

/** "since 5 Jan 2026"; of what ends by itself, its days, or in an emergency its hour. */
function timeText({ fromAt, toAt, coversFor, role }: Member, { locale, timeZone }: Reader): string {
  const day = (at: number) => shortDate(todayIn(timeZone, at), locale)
  if (toAt === null) return `since ${day(fromAt)}`
  if (role === 'emergency') return `until ${writtenInstant(toAt, locale, timeZone)}`
  const { fromOn, lastOn } = coverDays({ fromAt, toAt }, timeZone)
  if (coversFor === null) return `until ${shortDate(lastOn, locale)}`
  const days =
    fromOn === lastOn
      ? `on ${shortDate(fromOn, locale)}`
      : `${shortDate(fromOn, locale)} to ${shortDate(lastOn, locale)}`
  return `for ${coversFor}, ${days}`
}

function earlierText({ name, role, coversFor, fromAt, toAt }: Member, { locale, timeZone }: Reader): string {
  const end = toAt ?? fromAt
  const what = coversFor === null ? roleWords[role] : `cover for ${coversFor}`
  const day = (at: number) => shortDate(todayIn(timeZone, at), locale)
  // What ended with a day ended at the beginning of the next one.
  return `${name}, ${what}, ${day(fromAt)} to ${day(Math.max(fromAt, end - 1))}`
}

type FormsProps = { view: Team; kit: Kit }

const TeamForms = ({ view: { id }, kit: { actions, keys, today } }: FormsProps) => (
  <>
    <AddCoverForm clientId={id} actions={actions} sendKey={keys.cover} today={today} />
    <JoinForm clientId={id} actions={actions} />
  </>
)

/** What can be done about one place: by whoever keeps the team, and about a cover by who covers. */
function MemberForms({ member, view, kit: { actions }, reader }: FormsProps & { member: Member; reader: Reader }) {
  const isOwnCover = member.coversFor !== null && member.personId === reader.personId
  if (!view.mayChangeTeam) return isOwnCover ? <LeaveForm member={member} actions={actions} /> : null
  if (isResponsible(member, view)) return null
  return (
    <span className="flex flex-wrap gap-x-3 print:hidden">
      {member.coversFor !== null && <ChangeCoverForm member={member} action={actions.changeCover} reader={reader} />}
      {mayBeMade(member, view, reader) && <ResponsibleForm member={member} view={view} actions={actions} />}
      <LeaveForm member={member} actions={actions} />
    </span>
  )
}

/** By who is responsible, or by any of the clinicians where nobody is. */
const mayBeMade = ({ role, toAt }: Member, { responsible }: Team, { personId }: Reader) =>
  role === 'clinician' && toAt === null && (responsible === null || responsible.personId === personId)

type MemberFormProps = { member: Member; actions: TeamActions }

function ResponsibleForm({ member, view, actions }: MemberFormProps & { view: Team }) {
  return (
    <FormDialog
      label="Make responsible"
      aria-label={`Make ${member.name} responsible`}
      variant="link"
      title={`Make ${member.name} responsible?`}
      description="They are then told of what happens with this client, and only they can name somebody else. Who is on the care team stays as it is."
      submit="Make responsible"
      done={`${member.name} is responsible now.`}
      action={actions.makeResponsible}
      hidden={{ clientId: view.id, personId: member.personId, responsibilityId: view.responsible?.id ?? 'none' }}
    />
  )
}

function LeaveForm({ member, actions }: MemberFormProps) {
  const as = member.coversFor === null ? member.role : 'cover'
  return (
    <FormDialog
      label="End"
      aria-label={`End access for ${member.name}, ${as}`}
      variant="link"
      title="End this access?"
      description={`From now on, ${member.name} can no longer open this client as ${as}. They can be added again later.`}
      submit="End access"
      done={`The access of ${member.name} has ended.`}
      action={actions.leave}
      hidden={{ membershipId: member.id }}
    />
  )
}

/** Lets a colleague in, by explicit choice of the person and of what they come for. */
function JoinForm({ clientId, actions }: { clientId: string; actions: TeamActions }) {
  return (
    <FormDialog
      label="Add someone"
      variant="link"
      title="Add someone to the care team"
      description="A clinician works with the client. A supervisor reads the record and comments on flags, but changes nothing. The client’s clinicians are told."
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
