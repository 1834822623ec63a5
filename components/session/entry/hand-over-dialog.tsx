'use client'

import { useActionState, useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { FormMessage } from '@/components/ui/form-message'
import { tellLoginEnded } from '@/components/ui/login-end'
import { NativeSelect } from '@/components/ui/native-select'
import { SubmitButton } from '@/components/ui/submit-button'
import { tellTabs } from '@/components/ui/tell-tabs'
import type { HandoverOffer } from '@/db/handovers'
import { isSameLanguage } from '@/lib/answer/form'
import type { FormState } from '@/lib/form-state'
import { ownLanguages } from '@/lib/instruments/own-wordings/own-wording'
import { formName, measureSubject } from '@/lib/measure'
import { displayName, type NamedClient } from '@/lib/text/display-name'
import { languageName } from '@/lib/text/language'
import { type FormDraft, isTouched, sheetName } from '../measure/form-draft'
import type { DraftKeeper } from './draft-keeper'
import type { EntryActions } from './entry-actions'
import { notKept } from './use-draft'

export type HandOverProps = {
  client: NamedClient
  sessionId: string
  sheets: readonly FormDraft[]
  keeper: DraftKeeper
  actions: Pick<EntryActions, 'handOver' | 'readHandover'>
  onClose: () => void
}

/** What the client answers on this screen, and in which language. What is typed here is kept before it goes out of hand. */
export function HandOverDialog({ client, sessionId, sheets, keeper, actions, onClose }: HandOverProps) {
  const { offer, message } = useOffer(sessionId, actions.readHandover)
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{`Let ${displayName(client)} answer here`}</DialogTitle>
          <DialogDescription>
            You are logged out of this device until it is back with you: nothing else of the practice opens on it.
          </DialogDescription>
        </DialogHeader>
        {offer ? (
          <HandOverForm offer={offer} sheets={sheets} sessionId={sessionId} keeper={keeper} action={actions.handOver} />
        ) : (
          <p className="text-soft">{message}</p>
        )}
      </DialogContent>
    </Dialog>
  )
}

type FormProps = Pick<HandOverProps, 'sheets' | 'sessionId' | 'keeper'> & {
  offer: HandoverOffer
  action: EntryActions['handOver']
}

function HandOverForm({ offer, sheets, sessionId, keeper, action }: FormProps) {
  const theirs = sheets.filter(({ respondent }) => respondent === 'client')
  const asked = theirs.flatMap(sheet => {
    const found = offer.measures.find(({ key }) => key === sheetName(sheet))
    return found ? [{ sheet, ...found }] : []
  })
  const { goals } = offer
  // The client's own words need no wording: our own pages around them are in our own languages.
  const languages = [...new Set([...asked.flatMap(each => each.languages), ...(goals ? ownLanguages : [])])]
  const [language, setLanguage] = useState(
    () => languages.find(each => offer.language !== null && isSameLanguage(each, offer.language)) ?? languages[0] ?? '',
  )
  const shown = asked.filter(each => each.languages.some(tag => isSameLanguage(tag, language)))
  const [state, send] = useActionState(async (previous: FormState, form: FormData): Promise<FormState> => {
    if (!(await keeper.settle())) return { message: notKept }
    const result = await action(previous, form)
    if (!result.ok) return result
    // A whole new page: nothing of this one is left on the screen that goes out of hand.
    tellTabs()
    location.replace('/answer/now')
    return {}
  }, {})
  if (shown.length === 0 && !goals) return <p className="text-soft">{nothingToAsk(theirs.length)}</p>
  return (
    <form action={send} className="grid gap-4">
      <input type="hidden" name="sessionId" value={sessionId} />
      <Field name="language" label="Language" error={state.errors?.language}>
        <NativeSelect value={language} onChange={event => setLanguage(event.currentTarget.value)}>
          {languages.map(tag => (
            <option key={tag} value={tag}>
              {languageName(tag)}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <fieldset className="grid gap-2">
        <legend className="mb-1 font-medium text-sm">What to ask</legend>
        {goals && (
          <p className="flex items-center gap-2.5 py-0.5">
            <Checkbox id="asksGoals" name="asksGoals" defaultChecked={!goals.isRated} />
            <label htmlFor="asksGoals">
              Goals <span className="text-soft text-sm">in their own words{goals.isRated && answeredAlready}</span>
            </label>
          </p>
        )}
        {shown.map(({ sheet, key, isAnswered }) => (
          <p key={key} className="flex items-center gap-2.5 py-0.5">
            <Checkbox id={key} name="measure" value={key} defaultChecked={!isTouched(sheet) && !isAnswered} />
            <label htmlFor={key}>
              {measureSubject(sheet)}{' '}
              <span className="text-soft text-sm">
                {formName(sheet)}
                {isAnswered && answeredAlready}
              </span>
            </label>
          </p>
        ))}
      </fieldset>
      <FormMessage state={state}>{state.errors?.measures?.[0]}</FormMessage>
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="outline">Cancel</Button>
        </DialogClose>
        <SubmitButton pending="One moment…" autoFocus>
          Hand over
        </SubmitButton>
      </DialogFooter>
    </form>
  )
}

/** What they answer once more is kept apart, between sessions. */
const answeredAlready = ' · answered already'

const nothingToAsk = (count: number) =>
  count === 0
    ? 'No questionnaire for the client is on this page. Add one first.'
    : 'For none of these questionnaires is there wording that a client may read. An administrator can load it under Instruments.'

/** Asked for when the dialog opens: which questionnaires there are in which languages. */
function useOffer(sessionId: string, read: EntryActions['readHandover']) {
  const [offer, setOffer] = useState<HandoverOffer | null>(null)
  const [message, setMessage] = useState('One moment…')
  useEffect(() => {
    const failed = () => setMessage('This could not be read. Please close it and try again.')
    read({ sessionId })
      .then(reply => {
        if (reply.ok) setOffer(reply.offer)
        else if (reply.why === 'signed-out') tellLoginEnded()
        else failed()
      })
      .catch(failed)
  }, [sessionId, read])
  return { offer, message }
}
