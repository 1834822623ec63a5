import { ActButton } from '@/components/ui/act-button'
import { ConfirmButton } from '@/components/ui/confirm-button'
import type { FormAction } from '@/lib/form-state'

type Return = {
  id: string
  name: string
  begun: string
  /** Null where time alone opens nothing. */
  opens: string | null
  hasSecondFactor: boolean
  mayConfirm: boolean
}
type Props = { returns: readonly Return[]; confirm: FormAction; reject: FormAction }

/** Each with what the viewer can say of it. */
export function ReturnList({ returns, confirm, reject }: Props) {
  if (returns.length === 0) return <p className="text-soft">Nobody is waiting.</p>
  return (
    <ul className="max-w-3xl border-t border-rule">
      {returns.map(each => (
        <li key={each.id} className="grid gap-4 border-b border-rule py-5">
          <div className="grid max-w-prose gap-2">
            <h2 className="font-serif text-xl">{each.name}</h2>
            <p>
              {each.name} set a new password by a link on {each.begun}, without a second factor. Whoever saw the link
              could have done that.
            </p>
            <p>{whatToDo(each)}</p>
          </div>
          <div className="flex flex-wrap items-start gap-2.5">
            {each.mayConfirm && each.hasSecondFactor && (
              <ActButton action={confirm} fields={{ returnId: each.id }} focus="main">
                I spoke with {each.name}: it was them
              </ActButton>
            )}
            <ConfirmButton
              isGrave
              label={
                <span>
                  This was not them<span className="sr-only">: {each.name}</span>
                </span>
              }
              title={`It was not ${each.name}?`}
              description={`Whoever it is is logged out at once, and the password that they set no longer works. ${each.name} then needs a new link. Everybody who was asked is told.`}
              confirm="Log them out"
              action={reject}
              fields={{ returnId: each.id }}
            />
          </div>
        </li>
      ))}
    </ul>
  )
}

const machine = ' Where there is no such colleague, npm run recover lets them in, on the computer that Attune runs on.'

function whatToDo({ name, opens, mayConfirm, hasSecondFactor }: Return): string {
  const until = opens === null ? 'Until somebody has confirmed it' : `Until then, or until ${opens}`
  const closed = `${until}, they see no client.`
  if (!mayConfirm)
    return `Only a colleague who works with one of their clients, and neither made the link nor keeps the practice, can confirm that it was. ${closed}${opens === null ? machine : ''} If you know that it was not them, say so.`
  const ask = `Ask ${name} in person or by telephone whether it was them, at that time. Do not ask by mail: whoever used the link could answer it.`
  return hasSecondFactor
    ? `${ask} ${closed}`
    : `${ask} They have not set up a new second factor yet; you can confirm once they have. ${closed}`
}
