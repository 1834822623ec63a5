import { orList } from '@/lib/text/number-words'

type Props = {
  /** The names of those who can confirm. */
  colleagues: readonly string[]
  /** From when on nobody is waited for; null where time alone opens nothing. */
  opens: string | null
  hasSecondFactor: boolean
  email: string
}

/** To somebody who came back by a link alone: why nothing is open yet, and whom they can ask. */
export function Waiting({ colleagues, opens, hasSecondFactor, email }: Props) {
  return (
    <>
      <p>
        {hasSecondFactor ? 'Your new password and your new second factor are set.' : 'Your new password is set.'} Since
        others may have seen the link, nothing else opens until it is certain that it was you. Nothing of yours is lost.
      </p>
      {colleagues.length > 0 && (
        <p>
          Call {orList(colleagues)}, or speak with them: they have been told, and one press is enough.
          {opens !== null && ` If nobody is there, everything opens by itself on ${opens}.`}
        </p>
      )}
      {colleagues.length === 0 && opens !== null && <p>Everything opens by itself on {opens}.</p>}
      {opens === null && (
        <p>
          {colleagues.length === 0
            ? 'Nobody else has worked with your clients long enough to confirm that it is you. Whoever'
            : 'If nobody is there, whoever'}{' '}
          looks after the computer that Attune runs on can let you in: <code>npm run recover -- {email}</code> shows a
          code for <code>/recover</code>.
        </p>
      )}
    </>
  )
}
