import type { Item } from '@/lib/instruments/instrument'
import { responseOf } from '@/lib/instruments/scoring'
import type { Wording } from '@/lib/instruments/wording'
import type { FormDraft } from './form-draft'

/** What an item is called on the screen: our cue, or the licensed wording, unaltered. */
export type ItemWords = {
  text: string
  /** What the form prints above it. */
  heading: string | null
  /** Of the wording; none for our cues, which are in the language of the page. */
  language: string | undefined
  /** By value from the lowest answer on; '' where there is none. */
  labels: readonly string[]
  /** Said on the answers themselves, since the line over the form does not hold for this item. */
  isOnAnswers: boolean
}

type Worded = Pick<FormDraft, 'instrument' | 'wording'>

export function wordsOf({ instrument, wording }: Worded, item: Item): ItemWords {
  const { labels } = responseOf(instrument, item)
  const said = wording?.items.find(({ n }) => n === item.n)
  if (!wording || !said)
    return { text: item.cue, heading: null, language: undefined, labels, isOnAnswers: item.response !== undefined }
  return {
    text: said.text,
    heading: said.heading,
    language: wording.language,
    labels: labelsOf(said),
    isOnAnswers: sharedLabels(wording) === null,
  }
}

/** The answers' words that hold for the whole form, in one line over it; null where items differ. */
export function formLabels({ instrument, wording }: Worded): { labels: readonly string[]; language?: string } | null {
  if (!wording) return { labels: instrument.response.labels }
  const labels = sharedLabels(wording)
  return labels && { labels, language: wording.language }
}

type WordedItem = Wording['items'][number]

const labelsOf = ({ options }: WordedItem) => options.toSorted((a, b) => a.value - b.value).map(({ label }) => label)

function sharedLabels({ items }: Wording): string[] | null {
  const [first, ...rest] = items.map(labelsOf)
  return first && rest.every(labels => labels.join('\n') === first.join('\n')) ? first : null
}
