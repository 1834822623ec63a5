import { Link } from '@/components/ui/link'
import type { PersonView } from '@/db/people'
import { plural } from '@/lib/text/number-words'

type Person = Pick<PersonView, 'id' | 'name' | 'leftAt' | 'isViewer' | 'clients'>

/** For how many clients somebody is responsible, whether those are open to them, and the way to transfer them. */
export function ClientsOfPerson({ person }: { person: Person }) {
  const { clients } = person
  if (clients.all === 0) return null
  return (
    <span className="block text-[0.8125rem] text-soft">
      responsible for {plural(clients.all, 'client')} · <TransferLink person={person}>transfer</TransferLink>
      <Shut person={person} />
    </span>
  )
}

/** What an administrator alone can mend, by a transfer: it may be one to the very person who was let back in. */
function Shut({ person: { leftAt, clients } }: { person: Person }) {
  const count = leftAt === null ? clients.unopened : clients.alone
  if (count === 0) return null
  return (
    <span className="block text-ink">
      {count === clients.all ? '' : `${count} of them `}
      {leftAt === null ? 'not open to them until transferred back' : 'open to nobody until transferred'}
    </span>
  )
}

/** What closing an account does; before that, how many clients would be left behind. */
export function ClosingWords({ person }: { person: Person }) {
  const { name, isViewer, clients } = person
  return (
    <>
      {clients.all > 0 && (
        <span className="mb-2 block text-ink">
          {isViewer ? 'You are' : `${name} is`} responsible for {plural(clients.all, 'client')}.{' '}
          {clients.alone > 0 && `${aloneText(clients)} `}
          <TransferLink person={person}>Transfer clients</TransferLink> first, unless this cannot wait.
        </span>
      )}
      {isViewer
        ? 'You are logged out at once, can no longer log in, and leave every care team. What you recorded stays. Another administrator can open the account again.'
        : 'They are logged out at once, can no longer log in, and leave every care team. What they recorded stays. You can open the account again.'}
    </>
  )
}

function aloneText({ all, alone }: Person['clients']): string {
  if (all === 1) return 'Nobody else can open their record.'
  return alone === all ? 'Nobody else can open their records.' : `Nobody else can open the records of ${alone} of them.`
}

const TransferLink = ({ person: { id, name }, children }: { person: Person; children: string }) => (
  <Link
    href={`/practice/people/${id}/transfer`}
    aria-label={`Transfer clients: ${name}`}
    className="underline underline-offset-4 hover:text-accent"
  >
    {children}
  </Link>
)
