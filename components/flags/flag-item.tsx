import { cn } from '@/components/ui/cn'
import { Tier } from '@/components/ui/tier'
import type { FlagView } from '@/db/flag-views'
import { fullName } from '@/lib/display-name'
import { Link } from '../ui/link'
import { type FlagActions, FlagButtons } from './flag-actions'
import { FlagComments } from './flag-comments'
import { FlagHistory } from './flag-history'
import { FlagReasons } from './flag-reasons'
import { FlagStanding } from './flag-standing'
import type { Place } from './place'

type Props = { flag: FlagView; actions: FlagActions; place: Place; showsClient?: boolean }

/** One flag: what happened, on what grounds, what may help, and what can be done with it. A quiet one keeps its grounds folded. */
export function FlagItem({ flag, actions, place, showsClient = false }: Props) {
  const isOpen = flag.state === 'open' || flag.state === 'acknowledged'
  const isFolded = flag.quiet || !isOpen
  const id = `flag-${flag.id}`
  return (
    <article
      aria-labelledby={id}
      className="grid gap-x-6 gap-y-3 border-b border-rule py-5 lg:grid-cols-[5rem_minmax(0,1fr)_auto]"
    >
      <Tier tier={flag.tier} className="pt-1" />
      <div className="max-w-[52rem]">
        {showsClient && <ClientLink flag={flag} />}
        <h2 id={id} className={cn(isFolded ? 'text-soft' : 'font-serif text-xl leading-snug')}>
          {flag.sentence}
        </h2>
        <FlagStanding flag={flag} place={place} />
        {isFolded ? <Folded flag={flag} /> : <FlagReasons flag={flag} />}
        <FlagComments flag={flag} action={actions.comment} say={actions.say} place={place} />
        <FlagHistory events={flag.events} place={place} />
      </div>
      {isOpen && flag.mayWork && <FlagButtons flag={flag} actions={actions} />}
    </article>
  )
}

function ClientLink({ flag: { client } }: { flag: FlagView }) {
  return (
    <p className="mb-0.5 text-[0.8125rem] text-soft">
      <Link href={`/clients/${client.id}`} className="font-medium text-ink underline-offset-4 hover:underline">
        {fullName(client)}
      </Link>
      {client.name && ` · ${client.code}`}
    </p>
  )
}

function Folded({ flag }: { flag: FlagView }) {
  return (
    <details className="mt-1.5">
      <summary className="w-fit text-[0.8125rem] text-soft hover:text-ink">Numbers, grounds and next steps</summary>
      <FlagReasons flag={flag} />
    </details>
  )
}
