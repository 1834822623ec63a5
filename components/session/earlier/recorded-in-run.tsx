'use client'

import { useActionState, useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '@/components/ui/dialog'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FlagView } from '@/db/flag-views'
import { shortDate } from '@/lib/dates'
import { isSessionTyped } from '@/lib/earlier-sessions'
import type { FormAction } from '@/lib/form-state'
import { plural } from '@/lib/text/number-words'
import { SafetyFirst } from '../summary/safety-first'

type Props = {
  runId: string
  clientId: string
  days: readonly string[]
  locale: string
  /** The form of the session that is being typed. */
  formId: string
  finish: FormAction
  /** Whether it is asked what becomes of that session. */
  isAsked: boolean
  ask: (isAsked: boolean) => void
}

/** What a run holds so far, and its end; a session that is typed and not recorded is asked about first. */
export function RecordedInRun({ runId, clientId, days, locale, formId, finish, isAsked, ask }: Props) {
  const [state, send] = useActionState(finish, {})
  const which = (
    <>
      <input type="hidden" name="clientId" value={clientId} />
      <input type="hidden" name="runId" value={runId} />
    </>
  )
  return (
    <section aria-labelledby="recorded-title" className="mt-10 border-ink border-t pt-3">
      <h2 id="recorded-title" className="font-serif text-xl">
        Recorded so far
      </h2>
      <p
        role="status"
        className="mt-1"
      >{`${plural(days.length, 'session')}: ${days.map(day => shortDate(day, locale)).join(', ')}.`}</p>
      <form
        action={send}
        onSubmit={event => {
          if (!isTypedIn(formId)) return
          event.preventDefault()
          ask(true)
        }}
        className="mt-4"
      >
        {which}
        <SubmitButton variant="outline" pending="Finishing…">
          Finish
        </SubmitButton>
        <FormMessage state={state} />
      </form>
      <Dialog open={isAsked} onOpenChange={ask}>
        <DialogContent>
          <DialogHeader>
            <DialogTitle>This session is not saved yet</DialogTitle>
            <DialogDescription>What you typed for it is lost if you finish without saving it.</DialogDescription>
          </DialogHeader>
          <DialogFooter>
            {/* It sends the form of the session, so that what is wrong there is said beside its field. */}
            <Button type="submit" form={formId} name="finish" value="on">
              Save it and finish
            </Button>
            <form action={send}>
              {which}
              <SubmitButton variant="outline" pending="Finishing…">
                Finish without saving it
              </SubmitButton>
            </form>
          </DialogFooter>
        </DialogContent>
      </Dialog>
    </section>
  )
}

function isTypedIn(formId: string): boolean {
  const form = document.getElementById(formId)
  return form instanceof HTMLFormElement && isSessionTyped(new FormData(form))
}

type SafetyOfRunProps = { flags: readonly FlagView[]; resolve: FormAction }

/** What a run of earlier sessions has left open of Safety. It is said, and has the focus, before the next session is typed. */
export function SafetyOfRun({ flags, resolve }: SafetyOfRunProps) {
  const place = useRef<HTMLDivElement>(null)
  const ids = flags.map(({ id }) => id).join()
  // Only what is new takes the focus: one that stays open stays in sight while the others are typed.
  useEffect(() => {
    if (ids) place.current?.querySelector('button')?.focus()
  }, [ids])
  return (
    <div ref={place} role="alert">
      {flags.length > 0 && <SafetyFirst flags={flags} wasPassing={false} resolve={resolve} />}
    </div>
  )
}
