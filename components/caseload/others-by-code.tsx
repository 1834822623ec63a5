'use client'

import { useState, useTransition } from 'react'
import { type ClientChoice, choiceLine } from '@/lib/text/display-name'
import { Button } from '../ui/button'
import { Link } from '../ui/link'
import { tellLoginEnded } from '../ui/login-end'

type Answer = { ok: true; clients: ClientChoice[] } | { ok: false; why: string }

/** Those whose code begins so, of all that the viewer may open. */
export type FindOthers = (code: string) => Promise<Answer>

/** So many are offered; more of the code leaves fewer. */
const mostOffered = 10

/** Looks among the clients that are not listed for the code in the search, when that is asked for: a name is not sent as it is typed. */
export default function OthersByCode({ code, find }: { code: string; find: FindOthers }) {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [isBusy, start] = useTransition()
  const look = () =>
    start(async () => {
      const found = await find(code)
      if (!found.ok && found.why === 'signed-out') tellLoginEnded()
      setAnswer(found)
    })
  return (
    <div className="grid w-full justify-items-start gap-2">
      <Button variant="outline" onClick={look} aria-disabled={isBusy}>
        Look for this code among all clients
      </Button>
      <p role="status" className="text-soft empty:hidden">
        {answer && answerWords(answer, code)}
      </p>
      {answer?.ok && answer.clients.length > 0 && (
        <ul className="grid gap-1">
          {answer.clients.slice(0, mostOffered).map(client => (
            <li key={client.id}>
              <Link href={`/clients/${client.id}`} className="text-ink underline underline-offset-4">
                {choiceLine(client)}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** What was found, in a sentence. */
export function answerWords(answer: Answer, code: string): string {
  if (!answer.ok) return 'The clients could not be read.'
  const count = answer.clients.length
  if (count === 0) return `No client that you may open has a code that begins with “${code}”.`
  if (count > mostOffered) return `The first ${mostOffered} whose code begins so. More of the code leaves fewer.`
  return count === 1 ? 'One client has a code that begins so.' : `${count} clients have a code that begins so.`
}
