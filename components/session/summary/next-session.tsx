'use client'

import { type RefObject, useActionState, useEffect, useEffectEvent, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { ActionForm } from '@/components/ui/form/action-form'
import { DateField } from '@/components/ui/form/typed-fields'
import { Kbd } from '@/components/ui/kbd'
import { SubmitButton } from '@/components/ui/submit-button'
import { toast } from '@/components/ui/toast'
import { isTyping } from '@/components/ui/typing'
import type { SessionSummary } from '@/db/session-summary'
import { writtenDate } from '@/lib/dates'
import type { FormAction, FormState } from '@/lib/form-state'
import { proposalWords } from '@/lib/next-session'

type Next = NonNullable<SessionSummary['nextSession']>
type Props = { clientId: string; next: Next; locale: string; action: FormAction }

/** When the client comes next: what is set, or this client's rhythm to be kept by one key. Nothing is stored until it is kept. */
export function NextSession({ clientId, next, locale, action }: Props) {
  const [now, setNow] = useState<'said' | 'typing' | 'none'>('said')
  const keep = useRef<HTMLButtonElement>(null)
  const goOn = (to: 'said' | 'none') => {
    setNow(to)
    focusWhatComesNext()
  }
  const [state, send] = useActionState(async (previous: FormState, form: FormData) => {
    const kept = await action(previous, form)
    if (kept.ok) {
      toast('The next session is saved.')
      goOn(form.get('nextSessionOn') === '' ? 'none' : 'said')
    }
    return kept
  }, {})
  const { setOn, proposed, version } = next
  const isSilent = setOn === null && proposed === null
  const type = () => setNow('typing')
  useKeys({ k: () => keep.current?.click(), o: isSilent ? undefined : type })
  if (isSilent) return null
  const form = { send, state, hidden: { clientId, version } }
  const content = () => {
    if (now === 'typing')
      return <OtherDate form={form} from={setOn ?? proposed?.on ?? ''} onCancel={() => setNow('said')} />
    if (setOn !== null) return <Said date={`${writtenDate(setOn, locale)}.`} way="Change the date" onType={type} />
    if (now === 'none' || proposed === null) return <Said date="None planned." way="Plan one" onType={type} />
    const onNone = () => goOn('none')
    return <Proposal form={form} proposed={proposed} locale={locale} keep={keep} onType={type} onNone={onNone} />
  }
  return (
    <section aria-labelledby="next-session-title" className="border-ink border-t pt-3 print:hidden">
      <h2 id="next-session-title" className="font-serif text-xl">
        Next session
      </h2>
      {content()}
    </section>
  )
}

type Sent = {
  send: (form: FormData) => void
  state: FormState
  hidden: { clientId: string; version: number }
}

type ProposalProps = {
  form: Sent
  proposed: NonNullable<Next['proposed']>
  locale: string
  keep: RefObject<HTMLButtonElement | null>
  onType: () => void
  onNone: () => void
}

function Proposal({ form, proposed, locale, keep, onType, onNone }: ProposalProps) {
  const ways = (
    <p className="flex flex-wrap gap-2">
      <SubmitButton ref={keep} variant="outline" aria-keyshortcuts="k">
        Keep this date <Kbd>K</Kbd>
      </SubmitButton>
      <Button variant="outline" aria-keyshortcuts="o" onClick={onType}>
        Another date <Kbd>O</Kbd>
      </Button>
      <Button variant="outline" onClick={onNone}>
        None planned
      </Button>
    </p>
  )
  return (
    <ActionForm {...form} hidden={{ ...form.hidden, nextSessionOn: proposed.on }} footer={ways}>
      <p className="mt-1">
        {writtenDate(proposed.on, locale)}? <span className="text-soft">{proposalWords(proposed, locale)}</span>
      </p>
    </ActionForm>
  )
}

function OtherDate({ form, from, onCancel }: { form: Sent; from: string; onCancel: () => void }) {
  const ways = (
    <p className="flex flex-wrap gap-2">
      <SubmitButton>Keep this date</SubmitButton>
      <Button variant="outline" onClick={onCancel}>
        Cancel
      </Button>
    </p>
  )
  return (
    <ActionForm {...form} footer={ways}>
      <DateField
        name="nextSessionOn"
        label="Date"
        hint="Leave it empty if none is planned."
        defaultValue={from}
        fieldClassName="mt-1 max-w-64"
        ref={focusOnce}
      />
    </ActionForm>
  )
}

/** Outside the component, so that it runs when the field appears and not again. */
const focusOnce = (field: HTMLInputElement | null) => field?.focus()

function Said({ date, way, onType }: { date: string; way: string; onType: () => void }) {
  return (
    <p className="mt-1 flex flex-wrap items-baseline gap-x-4">
      {date}
      <Button variant="link" size="sm" aria-keyshortcuts="o" onClick={onType}>
        {way}
      </Button>
    </p>
  )
}

/** The way on, at the top of the page: the next client, or the caseload. */
const focusWhatComesNext = () => document.querySelector<HTMLElement>('[data-comes-next]')?.focus()

/** Letters that do something on the page while nothing is being typed. */
function useKeys(keys: Readonly<Record<string, (() => void) | undefined>>) {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const act = keys[event.key.toLowerCase()]
    if (!act || event.repeat || isTyping(event)) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => onKey(event)
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
