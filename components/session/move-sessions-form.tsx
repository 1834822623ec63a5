'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { FormMessage } from '@/components/ui/form-message'
import { Label } from '@/components/ui/label'
import { Link } from '@/components/ui/link'
import { NativeSelect } from '@/components/ui/native-select'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'
import { type ClientChoice, choiceLine } from '@/lib/text/display-name'

type Session = { id: string; version: number; label: string; about: string }
type EpisodeToMove = { id: string; title: string; sessions: readonly Session[] }

type Props = {
  clientId: string
  episodes: readonly EpisodeToMove[]
  targets: readonly ClientChoice[]
  action: FormAction
  sendKey: string
}

/** Sessions to tick and the client they belong to. It works without script. */
export function MoveSessionsForm({ clientId, episodes, targets, action, sendKey }: Props) {
  const [state, send] = useActionState(action, {})
  const ticked = (state.values?.session ?? '').split(',')
  return (
    <form action={send} className="grid max-w-lg gap-6 border-t border-ink pt-6">
      <input type="hidden" name="key" value={sendKey} />
      {episodes.map(({ id, title, sessions }) => (
        <fieldset key={id}>
          <legend className="mb-2 font-serif text-xl">{title}</legend>
          {sessions.map(session => (
            <SessionBox key={session.id} session={session} isTicked={ticked.includes(sentAs(session))} />
          ))}
        </fieldset>
      ))}
      <FormMessage tone="error">{state.errors?.session?.join(' ')}</FormMessage>
      <Field label="To" name="toClientId" error={state.errors?.toClientId}>
        <NativeSelect defaultValue={state.values?.toClientId ?? ''} required>
          <option value="">Choose a client…</option>
          {targets.map(target => (
            <option key={target.id} value={target.id}>
              {choiceLine(target)}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <FormMessage state={state} />
      <div className="flex flex-wrap gap-2.5">
        <SubmitButton pending="Moving…">Move these sessions</SubmitButton>
        <Button asChild variant="outline">
          <Link href={`/clients/${clientId}`}>Cancel</Link>
        </Button>
      </div>
    </form>
  )
}

const sentAs = ({ id, version }: Session) => `${id}:${version}`

function SessionBox({ session, isTicked }: { session: Session; isTicked: boolean }) {
  return (
    <Label className="flex min-h-9 items-center gap-3 border-b border-rule py-2 font-normal">
      <Checkbox name="session" value={sentAs(session)} defaultChecked={isTicked} />
      <span>
        {session.label}
        <span className="block text-[0.8125rem] text-soft">{session.about}</span>
      </span>
    </Label>
  )
}
