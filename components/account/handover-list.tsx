import { ActButton } from '@/components/ui/act-button'
import type { FormAction } from '@/lib/form-state'

type Props = { handovers: readonly { id: string; since: string; browser: string | null }[]; end: FormAction }

/** Screens of one's own that clients have, and the way to end that from here. */
export const HandoverList = ({ handovers, end }: Props) => (
  <ul className="grid gap-3">
    {handovers.map(({ id, since, browser }) => (
      <li key={id} className="flex flex-wrap items-center justify-between gap-3">
        <span>
          A client has had your screen since <span className="tabular-nums">{since}</span>
          {browser && <span className="block text-sm text-soft">{browser}</span>}
        </span>
        <ActButton action={end} fields={{ handoverId: id }} variant="outline" size="sm" focus="main">
          End it
        </ActButton>
      </li>
    ))}
  </ul>
)
