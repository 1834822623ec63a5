import type { FormAction } from '@/lib/form-state'
import { ActButton } from '../ui/act-button'

type Props = {
  code: { letters: string; until: string } | null
  address: string
  action: FormAction
  fields: Readonly<Record<string, string>>
}

/** The letters that are typed on a tablet of the practice. */
export function TabletCode({ code, address, action, fields }: Props) {
  return (
    <section aria-labelledby="tablet-code" className="grid gap-3">
      <h2 id="tablet-code" tabIndex={-1} className="font-serif text-xl">
        {code ? 'Type this on the tablet' : 'The code has run out'}
      </h2>
      {code && (
        <>
          <p className="font-mono text-5xl tracking-[0.18em] select-all">{spaced(code.letters)}</p>
          <p className="max-w-prose text-soft">
            On any tablet of the practice, at {address}. Good until {code.until}. Lock the tablet to this one page
            before you hand it over.
          </p>
        </>
      )}
      <ActButton
        action={action}
        fields={fields}
        focus="tablet-code"
        variant={code ? 'outline' : 'default'}
        size={code ? 'sm' : 'default'}
      >
        Make a new code
      </ActButton>
    </section>
  )
}

/** In two halves, as it is read out and typed. */
export const spaced = (letters: string) => `${letters.slice(0, 3)} ${letters.slice(3)}`
