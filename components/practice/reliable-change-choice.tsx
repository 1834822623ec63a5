import { Label } from '@/components/ui/label'
import type { Disputed } from '@/lib/settings'

type Props = {
  disputed: Disputed
  /** Under which the choice is sent. */
  name: string
  /** What was chosen before the form came back. */
  typed: string | undefined
}

/** Where sources give different values for a reliable change, the practice says which one it goes by. */
export function ReliableChangeChoice({ disputed: { abbreviation, values, chosen }, name, typed }: Props) {
  const isChosen = (index: number) => index === (typed === undefined ? chosen : Number(typed))
  return (
    <fieldset className="grid gap-2 sm:col-span-2">
      <legend className="mb-1.5 font-medium">{abbreviation}: what counts as a reliable change</legend>
      {values.map(({ value, confidence, source, note }, index) => (
        <Label key={source} className="items-baseline font-normal">
          <input
            type="radio"
            name={name}
            value={index}
            defaultChecked={isChosen(index)}
            className="size-4 shrink-0 translate-y-0.5 accent-accent"
          />
          <span>
            {value} points or more, {confidence ?? 'level not stated'}
            <span className="block text-[0.8125rem] text-soft">{[source, note].filter(Boolean).join('. ')}</span>
          </span>
        </Label>
      ))}
    </fieldset>
  )
}
