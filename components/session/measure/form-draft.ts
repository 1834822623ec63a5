import type { BatteryPart } from '@/db/session-entry'
import type { Entry } from '@/lib/entry'
import type { Absence, Answer, Answers, Respondent, Target } from '@/lib/instruments/answers'
import { targets } from '@/lib/instruments/answers'
import { shuffledItems } from '@/lib/instruments/display-order'
import type { Instrument, Item, Scale } from '@/lib/instruments/instrument'
import { askedItems, responseOf } from '@/lib/instruments/scoring'
import type { Wording } from '@/lib/instruments/wording'
import { measureKey } from '@/lib/measure'
import { formatEnds } from '@/lib/text/score'

/** One measure's sheet as it lies on the screen, with what was typed as it was typed. */
export type FormDraft = {
  /** Stable while the screen is open, even when the target changes. */
  id: string
  instrument: Instrument
  /** Licensed words for its items; null where our cues are shown instead. */
  wording: Wording | null
  respondent: Respondent
  target: Target | null
  /** The plan says whom the sheet is about; otherwise it is chosen here. */
  isTargetFixed: boolean
  due: boolean
  /** Saved before, so that emptying it is a change too. */
  isSaved: boolean
  /** Differs from what was last saved; only changed sheets are sent. */
  isChanged: boolean
  how: 'items' | 'score-only'
  /** Shows its items in random order, always the same one for this sheet of this session. */
  isShuffled: boolean
  sessionId: string
  answers: Answers
  /** By scale id, as typed. */
  scores: { readonly [scale: string]: string }
  absence: Absence | null
  /** Until when it is paused for this client, and why. */
  pause: BatteryPart['pause']
  /** How the client filled it in themselves: it is shown, and nothing is typed over it. Null where it is typed here. */
  source: BatteryPart['source']
}

/** The sheet of one measure of the battery, holding the draft or what is saved. */
export function sheetOf(part: BatteryPart, sessionId: string): FormDraft {
  const { instrument, respondent, entry, due } = part
  return {
    id: measureKey({ instrumentId: instrument.id, respondent, target: part.target }),
    instrument,
    wording: part.wording,
    respondent,
    target: part.target ?? (instrument.hasTarget ? targets[0] : null),
    isTargetFixed: part.target !== null,
    due,
    isSaved: part.saved,
    isChanged: part.isDraft,
    isShuffled: false,
    sessionId,
    ...contents(entry),
    ...(part.pause && !entry ? { absence: 'paused' as const } : {}),
    pause: part.pause,
    source: part.source,
  }
}

/** The sheet with another content: what the server holds instead of what is typed. */
export const withEntry = (sheet: FormDraft, entry: Entry | null): FormDraft => ({ ...sheet, ...contents(entry) })

function contents(entry: Entry | null): Pick<FormDraft, 'how' | 'answers' | 'scores' | 'absence'> {
  const empty = { how: 'items' as const, answers: {}, scores: {}, absence: null }
  if (!entry) return empty
  if (entry.how === 'absent') return { ...empty, absence: entry.why }
  if (entry.how === 'items') return { ...empty, answers: entry.answers }
  const scores = Object.fromEntries(Object.entries(entry.scores).map(([scale, value]) => [scale, String(value)]))
  return { ...empty, how: 'score-only', answers: entry.answers, scores }
}

/** The name under which the server gives a measure's errors: instrument, respondent, target. */
export const sheetName = ({ instrument, respondent, target }: FormDraft): string =>
  measureKey({ instrumentId: instrument.id, respondent, target })

/** What the sheet asks one by one: its items, or in score-only entry the safety items by themselves. */
export function asked(sheet: FormDraft): Item[] {
  if (sheet.absence !== null) return []
  const items = askedItems(sheet.instrument, sheet.respondent, sheet.answers)
  if (sheet.how === 'items') return sheet.isShuffled ? shuffledItems(items, `${sheet.sessionId}.${sheet.id}`) : items
  return items.filter(item => sheet.instrument.safetyItems.some(safety => safety.item === item.n))
}

/** The numbers that answer an item. */
export const rangeOf = (sheet: FormDraft, item: number): Instrument['response'] => {
  const found = sheet.instrument.items.find(({ n }) => n === item)
  return found ? responseOf(sheet.instrument, found) : sheet.instrument.response
}

/** Answers to the items that are asked; one that is no longer asked is not sent. */
export function answersAsked(sheet: FormDraft): Record<number, Answer> {
  const given = asked(sheet).flatMap(({ n }) => {
    const answer = sheet.answers[n]
    return answer === undefined ? [] : [[n, answer] as const]
  })
  return Object.fromEntries(given)
}

/** The scores typed that are numbers within their scale. */
export function scoresTyped(sheet: FormDraft): Record<string, number> {
  const read = sheet.instrument.scales.flatMap(scale => {
    const text = sheet.scores[scale.id] ?? ''
    const value = readScore(text)
    return value === null || scoreProblem(scale, text) ? [] : [[scale.id, value] as const]
  })
  return Object.fromEntries(read)
}

/** Whether anything is on the sheet: answers, scores, or why there are none. That it is paused was said elsewhere. */
export function isTouched(sheet: FormDraft): boolean {
  if (sheet.absence !== null) return sheet.absence !== 'paused' || sheet.isChanged || sheet.isSaved
  if (Object.keys(answersAsked(sheet)).length > 0) return true
  return sheet.how === 'score-only' && Object.values(sheet.scores).some(text => text.trim() !== '')
}

/** Items of a sheet that was begun which have no answer, not even "left blank". */
export const unanswered = (sheet: FormDraft): Item[] =>
  isTouched(sheet) && !sheet.source ? asked(sheet).filter(({ n }) => sheet.answers[n] === undefined) : []

/** The sheet with every unanswered item marked as left blank on the form. */
export function withBlanks(sheet: FormDraft): FormDraft {
  const left = unanswered(sheet)
  if (left.length === 0) return sheet
  const blanks = Object.fromEntries(left.map(({ n }) => [n, 'blank' as const]))
  return { ...sheet, answers: { ...sheet.answers, ...blanks }, isChanged: true }
}

/** The number typed into a score field, with a decimal point or comma; null when empty or not a number. */
function readScore(text: string): number | null {
  const plain = text.trim().replace(',', '.').replace('−', '-')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null
}

/** What is wrong with a typed score, in plain words; null when it is empty or fits the scale. */
export function scoreProblem(scale: Scale, text: string): string | null {
  if (text.trim() === '') return null
  const value = readScore(text)
  const [min, max] = scale.range
  if (value === null) return 'This is not a number.'
  return value < min || value > max ? `This scale runs from ${formatEnds(min, max)}.` : null
}
