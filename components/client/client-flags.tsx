import type { FlagActions } from '@/components/flags/flag-actions'
import { FlagList } from '@/components/flags/flag-list'
import type { Reader } from '@/components/flags/flag-words'
import type { ClientView } from '@/db/client-pages'
import { shortDate } from '@/lib/dates'
import { occasionText } from '@/lib/history'
import type { UnseenRisk } from '@/lib/unseen-risk'
import { Link } from '../ui/link'

type Props = {
  view: ClientView
  unseen: readonly UnseenRisk[]
  actions: FlagActions
  place: Reader & { today: string }
}

/** What is open, first of all; then risk items that nobody has seen; what has ended is folded away. */
export function ClientFlags({ view, unseen, actions, place }: Props) {
  const isOpen = ({ state }: ClientView['flags'][number]) => state === 'open' || state === 'acknowledged'
  const open = view.flags.filter(isOpen)
  const ended = view.flags.filter(flag => !isOpen(flag))
  return (
    <section aria-label="Flags">
      <FlagList flags={open} actions={actions} place={place} />
      {unseen.map(risk => (
        <Unseen key={`${risk.instrumentId} ${risk.item}`} risk={risk} clientId={view.id} locale={place.locale} />
      ))}
      {open.length + unseen.length === 0 && <p className="border-b border-rule py-4 text-soft">Nothing to review.</p>}
      {ended.length > 0 && (
        <details className="pt-3 print:hidden">
          <summary className="w-fit text-soft hover:text-ink">Flags that have ended ({ended.length})</summary>
          <FlagList flags={ended} actions={actions} place={place} />
        </details>
      )}
    </section>
  )
}

function Unseen({ risk, clientId, locale }: { risk: UnseenRisk; clientId: string; locale: string }) {
  return (
    <p className="grid gap-x-3 border-b border-rule py-4 lg:grid-cols-[5rem_minmax(0,1fr)]">
      <span className="text-[0.8125rem] font-semibold text-safety">
        <span aria-hidden>△</span> Not seen
      </span>
      <span>
        Risk item not seen: item {risk.item} of {risk.short} ({risk.cue}) has no answer
        {risk.number === null ? ',' : ' at'}{' '}
        <Link href={`/clients/${clientId}/sessions/${risk.sessionId}/summary`} className="underline underline-offset-4">
          {occasionText(risk, locale)}
        </Link>
        {risk.number !== null && `, ${shortDate(risk.date, locale)}`}.
      </span>
    </p>
  )
}
