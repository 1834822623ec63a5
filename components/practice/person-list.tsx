import { ConfirmButton } from '@/components/ui/confirm-button'
import { FormDialog } from '@/components/ui/form/form-dialog'
import type { PersonView } from '@/db/people'
import type { FormAction } from '@/lib/form-state'
import { ClientsOfPerson, ClosingWords } from './clients-of-person'
import { Invitation } from './invitation'
import { type HandedLink, LinkToHandOn } from './link-to-hand-on'
import { RolesField } from './person-forms'
import { roleWords } from './role-boxes'

type Actions = {
  changeRoles: FormAction
  endLogins: FormAction
  close: FormAction
  reopen: FormAction
  reset: FormAction
}
type Props = Actions & {
  people: readonly PersonView[]
  /** The links that are open, by person, and what makes another. */
  invitations: ReadonlyMap<string, HandedLink>
  renew: FormAction
  /** The links to a new password that the viewer made, by person. */
  resets: ReadonlyMap<string, HandedLink>
  /** The keys of the forms that do, by person. */
  submissions: ReadonlyMap<string, string>
  /** Links are mailed as well. */
  sendsMail: boolean
}

/** Everyone of the practice; whose account is closed stays listed, since their work is still theirs. */
export function PersonList({ people, invitations, renew, resets, submissions, sendsMail, ...actions }: Props) {
  return (
    <ul className="border-t border-rule md:grid md:grid-cols-[minmax(0,1fr)_minmax(0,10rem)_minmax(0,19rem)] md:gap-x-6">
      {people.map(person => (
        <li
          key={person.id}
          className="grid items-center gap-x-6 gap-y-2 border-b border-rule py-3 md:col-span-3 md:grid-cols-subgrid"
        >
          <p className="min-w-0">
            <span className="font-medium">{person.name}</span>
            {person.isViewer && <span className="text-soft"> (you)</span>}
            <span className="block text-soft break-words">{person.email}</span>
            <ClientsOfPerson person={person} />
          </p>
          {person.leftAt === null ? (
            <Active person={person} submission={submissions.get(person.id) ?? ''} sendsMail={sendsMail} {...actions} />
          ) : (
            <Closed person={person} {...actions} />
          )}
          {person.leftAt === null && <OpenReset name={person.name} open={resets.get(person.id)} />}
          {person.leftAt === null && !person.hasLoggedIn && (
            <Invitation
              person={person}
              open={invitations.get(person.id)}
              renew={renew}
              submission={submissions.get(person.id) ?? ''}
            />
          )}
        </li>
      ))}
    </ul>
  )
}

type ActiveProps = Actions & { person: PersonView; submission: string; sendsMail: boolean }

function Active({ person, submission, sendsMail, changeRoles, endLogins, close, reset }: ActiveProps) {
  const { id, version, name, roles } = person
  const hidden = { personId: id, version }
  return (
    <>
      <p>
        {roleWords(roles)}
        {person.hasLoggedIn && (
          <span className="block text-soft">{person.hasSecondFactor ? 'second factor' : 'no second factor'}</span>
        )}
      </p>
      <div className="flex flex-wrap gap-2 md:justify-end">
        <FormDialog
          key={version}
          size="sm"
          label={<LabelOf verb="Change roles…" name={name} />}
          title={`What ${name} may do`}
          submit="Save"
          done="The roles are saved."
          action={changeRoles}
          hidden={hidden}
        >
          <RolesField held={roles} />
        </FormDialog>
        {person.hasLoggedIn && !person.isViewer && (
          <ConfirmButton
            size="sm"
            label={<LabelOf verb="Reset password…" name={name} />}
            title={`A link for ${name} to set a new password?`}
            description={sendsMail ? `It is mailed to ${person.email}, and shown here. ${resetWords}` : resetWords}
            confirm="Make a link"
            action={reset}
            fields={{ personId: id, key: submission }}
          />
        )}
        {!person.isViewer && person.hasLoggedIn && (
          <ConfirmButton
            size="sm"
            label={<LabelOf verb="Log out" name={name} />}
            title={`Log ${name} out?`}
            description="For when a device is lost, or somebody else may be using it: every login of theirs ends at once. What they typed in a session stays as a draft. They can log in again, and are told that it was you."
            confirm="Log out everywhere"
            action={endLogins}
            fields={hidden}
          />
        )}
        <ConfirmButton
          size="sm"
          isGrave
          label={<LabelOf verb="Close account" name={name} />}
          title={`Close the account of ${name}?`}
          description={<ClosingWords person={person} />}
          confirm="Close account"
          action={close}
          fields={hidden}
        />
      </div>
    </>
  )
}

const resetWords =
  'It works once, within 24 hours; one that you made before no longer does. Their second factor stays. Whoever has lost that, or has none, sees no client until a colleague who works with one of them has confirmed that it is them, or 24 hours have passed.'

function OpenReset({ name, open }: { name: string; open: HandedLink | undefined }) {
  if (!open) return null
  return (
    <div className="grid min-w-0 gap-3 wrap-anywhere md:col-span-3">
      <p className="text-soft">You made a link to set a new password. It works once, until {open.until}.</p>
      <LinkToHandOn open={open} name={name}>
        Their password goes on working until they use it.
      </LinkToHandOn>
    </div>
  )
}

function Closed({ person, reopen }: Actions & { person: PersonView }) {
  const { id, version, name } = person
  return (
    <>
      <p className="text-soft">account closed</p>
      <div className="flex flex-wrap gap-2 md:justify-end">
        <ConfirmButton
          size="sm"
          label={<LabelOf verb="Open again" name={name} />}
          title={`Open the account of ${name} again?`}
          description="They set a new password by a link that you are shown next, and have the roles they had. As after a reset, everything opens once a colleague has confirmed that it is them, or after 24 hours; their clients, when a colleague lets them in again or they are transferred back."
          confirm="Open again"
          action={reopen}
          fields={{ personId: id, version }}
        />
      </div>
    </>
  )
}

const LabelOf = ({ verb, name }: { verb: string; name: string }) => (
  <span>
    {verb}
    <span className="sr-only">: {name}</span>
  </span>
)
