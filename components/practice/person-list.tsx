import { ConfirmButton } from '@/components/ui/confirm-button'
import type { PersonView } from '@/db/people'
import type { FormAction } from '@/lib/form-state'
import { RolesForm } from './person-forms'

type Actions = { changeRoles: FormAction; markLeft: FormAction; letBackIn: FormAction }

/** Everyone of the practice; those who have left stay listed, since their work is still theirs. */
export function PersonList({ people, ...actions }: Actions & { people: readonly PersonView[] }) {
  return (
    <ul>
      {people.map(person => (
        <li
          key={person.id}
          className="grid gap-3 border-b border-rule py-3 md:grid-cols-[minmax(0,1fr)_auto_8.5rem] md:items-start md:gap-6"
        >
          <p className="min-w-0">
            <span className="font-medium">{person.name}</span>
            {person.isViewer && <span className="text-soft"> (you)</span>}
            <span className="block text-soft break-words">{person.email}</span>
          </p>
          {person.leftAt === null ? <Active person={person} {...actions} /> : <Left person={person} {...actions} />}
        </li>
      ))}
    </ul>
  )
}

function Active({ person, changeRoles, markLeft }: Actions & { person: PersonView }) {
  const { id, version, name } = person
  return (
    <>
      <RolesForm key={version} action={changeRoles} person={person} />
      <div className="md:justify-self-end">
        <ConfirmButton
          size="sm"
          isGrave
          label={<LabelOf verb="Mark as left" name={name} />}
          title={`Mark ${name} as left?`}
          description="They are logged out at once and can no longer log in. What they recorded stays. You can let them back in."
          confirm="Mark as left"
          action={markLeft}
          fields={{ personId: id, version }}
        />
      </div>
    </>
  )
}

function Left({ person: { id, version, name }, letBackIn }: Actions & { person: PersonView }) {
  return (
    <>
      <p className="text-soft">has left</p>
      <div className="md:justify-self-end">
        <ConfirmButton
          size="sm"
          label={<LabelOf verb="Let back in" name={name} />}
          title={`Let ${name} back in?`}
          description="They can log in again with their password, in the roles they had."
          confirm="Let back in"
          action={letBackIn}
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
