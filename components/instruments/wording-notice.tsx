import type { Instrument } from '@/lib/instruments/instrument'
import { Notice } from '../ui/notice'

/** What the words on the page are, and what they are not. */
export function WordingNotice({ instrument: { ownPrompt, practiceOwn, licence } }: { instrument: Instrument }) {
  if (ownPrompt)
    return (
      <Notice className="mt-4 mb-8" title="A prompt, not a validated measure">
        Written for Attune.
      </Notice>
    )
  if (practiceOwn)
    return (
      <Notice className="mt-4 mb-8" title="The practice’s own, not validated">
        Added by this practice. Its scores can be followed over time; what they mean has not been studied.
      </Notice>
    )
  return (
    <Notice className="mt-4 mb-8" title="Cues, not the wording">
      The items are named in our own words, enough to copy a filled-in sheet from. The wording of most questionnaires is
      protected or licensed, so none is shown here. For this one: {licence.status}.
    </Notice>
  )
}
