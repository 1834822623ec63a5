import type { ClientView } from '@/db/client-pages'
import { isOpenState, requestStateText, titlesSaid } from '@/lib/answer/request-state'
import { capitalize } from '@/lib/text/number-words'
import { Link } from '../ui/link'
import { Section } from '../ui/section'

type Props = { view: ClientView; reader: { locale: string; timeZone: string }; now: number }

/** As many as one reads at a glance; what is open is always among them. */
const shownAtOnce = 3

/** What the client was asked to answer by themselves, and where it stands. */
export function AskedSection({ view, reader, now }: Props) {
  const { requests, mayEdit, id, episodes } = view
  const isOpen = episodes[0]?.endedOn === null
  if (requests.length === 0) return null
  const first = requests.filter(({ state }, index) => isOpenState(state) || index < shownAtOnce)
  const earlier = requests.filter(each => !first.includes(each))
  const line = (request: Props['view']['requests'][number]) => (
    <Line key={request.id} {...{ request, reader, now }} href={mayEdit ? `/clients/${id}/asked/${request.id}` : null} />
  )
  return (
    <Section
      id="asked"
      title="Asked to answer"
      aside={
        mayEdit &&
        isOpen && (
          <Link href={`/clients/${id}/ask`} className="underline-offset-4 hover:text-ink hover:underline">
            ask
          </Link>
        )
      }
    >
      <ul className="border-t border-ink">{first.map(line)}</ul>
      {earlier.length > 0 && (
        <details className="mt-2">
          <summary className="w-fit text-soft hover:text-ink">Earlier ({earlier.length})</summary>
          <ul className="mt-1">{earlier.map(line)}</ul>
        </details>
      )}
    </Section>
  )
}

type LineProps = Pick<Props, 'reader' | 'now'> & { request: ClientView['requests'][number]; href: string | null }

function Line({ request, reader, now, href }: LineProps) {
  const said = capitalize(requestStateText(request, reader, now))
  return (
    <li className="border-b border-rule py-2.5">
      {href ? (
        <Link href={href} className="text-accent underline-offset-4 hover:underline">
          {said}
        </Link>
      ) : (
        said
      )}
      <span className="block text-[0.8125rem] text-soft">{titlesSaid(request).join(', ')}</span>
    </li>
  )
}
