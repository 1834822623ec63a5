import type { AskView } from '@/db/answer-asking'
import { shortDate } from '@/lib/dates'
import type { FormAction } from '@/lib/form-state'
import { goalsAsked } from '@/lib/goals'
import { displayName } from '@/lib/text/display-name'
import { languageName } from '@/lib/text/language'
import { PersonHeading } from '../shell/person-heading'
import { Alert, AlertDescription, AlertTitle } from '../ui/alert'
import { AskForm, type Choice } from './ask-form'

type Props = {
  view: AskView
  action: FormAction
  sendKey: string
  /** Digits to offer, should a PIN be the check. */
  pin: string
  /** Clients can answer on their own devices. */
  isDoorOpen: boolean
  locale: string
}

/** What a client is asked to answer by themselves: what, by which way, and what for. */
export function AskPageBody({ view, action, sendKey, pin, isDoorOpen, locale }: Props) {
  const { client, isEnded, hasTablet, session, nextSessionOn, again } = view
  const called = displayName(client)
  return (
    <>
      <PersonHeading
        person={client}
        title="Ask them to answer"
        about="They answer by themselves, and send when they are done. Until then their answers are theirs alone."
        crumbs={[
          { label: 'Caseload', href: '/caseload' },
          { label: called, href: `/clients/${client.id}` },
          { label: 'Ask' },
        ]}
      />
      {isEnded && <Hindered title="The episode has ended">Begin another episode to ask {called} anything.</Hindered>}
      {!isEnded && !hasTablet && !isDoorOpen && (
        <Hindered title="There is no way to answer yet">
          An administrator can set up a tablet of the practice under Practice, Tablets. Answering on clients’ own
          devices is set up on the machine that Attune runs on.
        </Hindered>
      )}
      {!isEnded && (hasTablet || isDoorOpen) && (
        <AskForm
          action={action}
          hidden={{ clientId: client.id, key: sendKey, ...(again && { againOfId: again.id }) }}
          measures={view.measures}
          languages={view.languages.map(value => ({ value, label: languageName(value) }))}
          occasions={[
            ...(session
              ? [{ value: `session ${session.id}`, label: `The session of ${shortDate(session.heldOn, locale)}` }]
              : []),
            {
              value: 'next-session',
              label: nextSessionOn ? `The next session, ${shortDate(nextSessionOn, locale)}` : 'The next session',
            },
            { value: 'between', label: 'Between sessions' },
          ]}
          first={firstOf(view, isDoorOpen)}
          ways={{ tablet: hasTablet, own: isDoorOpen, linkRefusals: view.linkRefusals }}
          check={{ hasBirthDate: view.hasBirthDate, pin }}
          untilOn={view.untilOn}
          saidNotAgain={view.saidNotAgain}
        />
      )}
    </>
  )
}

function Hindered({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <Alert variant="note">
      <AlertTitle>{title}</AlertTitle>
      <AlertDescription>{children}</AlertDescription>
    </Alert>
  )
}

/** What is chosen before anybody chooses: as it was asked before, or else in the practice for the session that is going on. */
function firstOf(
  { again, language, session, hasTablet, hasBirthDate, measures }: AskView,
  isDoorOpen: boolean,
): Choice {
  const begun = session && !session.isSaved ? `session ${session.id}` : 'next-session'
  const check = hasBirthDate ? 'birth-date' : 'pin'
  if (!again) {
    const ticked = measures.filter(({ isDue }) => isDue).map(({ key }) => key)
    return { way: hasTablet ? 'tablet' : 'phone', language, occasion: begun, check, ticked }
  }
  const way = again.way === 'handover' || (again.way !== 'tablet' && !isDoorOpen) ? 'tablet' : again.way
  const occasion = again.occasion === 'session' ? begun : again.occasion
  const ticked = [...(again.asksGoals ? [goalsAsked] : []), ...again.measures]
  return { way, language: again.language, occasion, check, ticked }
}
