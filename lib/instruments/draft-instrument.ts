import { foldText } from '../text/fold'
import type { Instrument } from './instrument'
import type { MeasureDraft } from './measure-draft'

/** The definition that a form makes. It is complete in every entry, but free of contradictions only where `draftErrors` finds none. */
export function instrumentOf(draft: MeasureDraft): Instrument {
  const response = {
    min: draft.lowest,
    max: draft.lowest + draft.labels.length - 1,
    step: 1,
    labels: draft.labels.map(trim),
  }
  const scored = new Set(draft.scales.flatMap(scale => scale.items))
  const ids = scaleIds(draft)
  const numberOf = (key: string) => draft.items.findIndex(item => item.key === key) + 1
  const scales = draft.scales.map((scale, index) => scaleOf(scale, ids[index] ?? '', numberOf, response))
  const primary = scales.find(({ higherIs }) =>
    draft.domain === 'alliance' ? higherIs === 'better' : higherIs !== 'neither',
  )
  const subject = draft.subject.trim()
  return {
    id: draftId(draft),
    version: 1,
    title: draft.title.trim(),
    abbreviation: draft.abbreviation.trim(),
    domain: draft.domain,
    ...(subject !== '' && { subject }),
    respondents: draft.respondents,
    hasTarget: false,
    shuffled: false,
    measures: draft.measures.trim(),
    citation: draft.citation.trim(),
    timeframe: draft.timeframe.trim(),
    response,
    items: draft.items.map(({ key, cue, reversed }, index) => ({
      n: index + 1,
      cue: cue.trim(),
      reversed,
      unscored: !scored.has(key),
      nominal: false,
    })),
    scales,
    primaryScale: primary?.id ?? null,
    charted: scales.map(({ id }) => id),
    missing: { rule: 'house' },
    safetyItems: draft.items.flatMap(({ cue, riskAbove }, index) =>
      riskAbove === null ? [] : [{ item: index + 1, above: riskLimit(draft, riskAbove), cue: cue.trim() }],
    ),
    bands: [],
    cutoffs: [],
    reliableChange: [],
    meaningfulChange: [],
    reliability: [],
    norms: [],
    licence: { terms: 'unclear', status: 'The practice’s own', text: 'Made by the practice.' },
    cautions: [],
    ownPrompt: false,
    practiceOwn: true,
  }
}

/** The answer above which an item raises a Safety flag, where answers were taken out or numbered otherwise since it was chosen. */
export const riskLimit = ({ lowest, labels }: MeasureDraft, above: number): number =>
  Math.min(Math.max(above, lowest), Math.max(lowest, lowest + labels.length - 2))

const trim = (text: string) => text.trim()

type DraftScale = MeasureDraft['scales'][number]

function scaleOf(
  { title, method, items, higherIs }: DraftScale,
  id: string,
  numberOf: (key: string) => number,
  { min, max }: Instrument['response'],
): Instrument['scales'][number] {
  const numbers = items
    .map(numberOf)
    .filter(n => n > 0)
    .toSorted((a, b) => a - b)
  const range: [number, number] = method === 'sum' ? [min * numbers.length, max * numbers.length] : [min, max]
  return { id, title: title.trim(), key: { method, items: numbers }, range, higherIs }
}

/** The name under which sheets are kept: the one that was typed, else the abbreviation in small letters and hyphens. */
export const draftId = ({ id, abbreviation }: Pick<MeasureDraft, 'id' | 'abbreviation'>): string =>
  id.trim() === '' ? slug(abbreviation, '-') : id.trim()

/** Names for the scales, none twice, that scores can be kept under. */
function scaleIds({ scales }: MeasureDraft): string[] {
  const ids: string[] = []
  for (const [index, { title }] of scales.entries()) {
    const own = slug(title, '_')
    const isFree = own !== '' && own !== 'constructor' && !ids.includes(own)
    ids.push(isFree ? own : `scale_${index + 1}`)
  }
  return ids
}

/** Letters, digits and a sign between them; from the first letter on. */
const slug = (text: string, sign: '-' | '_') =>
  foldText(text)
    .replace(/[^a-z0-9]+/g, sign)
    .replace(/^[^a-z]+/, '')
    .slice(0, 40)
    .replace(/[-_]+$/, '')

/** Sentences by field: a name of the draft, `item:key`, `scale:key` for its title and `scaleItems:key`. Empty where nothing is missing. */
export function draftErrors(draft: MeasureDraft): Record<string, string[]> {
  const { title, abbreviation, domain, subject, respondents, timeframe, citation, labels, items, scales } = draft
  return withoutEmpty({
    title: [empty(title)],
    abbreviation: [empty(abbreviation)],
    id: [isId(draftId(draft)) ? null : idAdvice(draft)],
    subject: [
      domain === 'relationship-check' && subject.trim() === ''
        ? 'Please say what it should be called on charts.'
        : null,
    ],
    respondents: [respondents.length === 0 ? 'Please choose at least one.' : null],
    timeframe: [empty(timeframe)],
    citation: [empty(citation)],
    lowest: [draft.lowest + labels.length - 1 > 100 ? 'The highest answer would be above 100.' : null],
    labels: [labels.length < 2 ? 'Please give at least two answers.' : null],
    items: [items.length === 0 ? 'Please give at least one item.' : null],
    scales: [scales.length === 0 ? 'Please give at least one scale: without one there is no score to draw.' : null],
    ...Object.fromEntries(items.map(({ key, cue }) => [`item:${key}`, [empty(cue)]])),
    ...Object.fromEntries(scales.flatMap(scale => scaleErrors(scale, draft))),
  })
}

function scaleErrors({ key, title, items }: DraftScale, draft: MeasureDraft): [string, (string | null)[]][] {
  const isTwice = draft.scales.some(each => each.key !== key && each.title.trim() === title.trim())
  const isThere = items.some(each => draft.items.some(item => item.key === each))
  return [
    [`scale:${key}`, [empty(title) ?? (isTwice ? 'Another scale has this name.' : null)]],
    [`scaleItems:${key}`, [isThere ? null : 'Please choose the items that count in it.']],
  ]
}

const empty = (text: string) => (text.trim() === '' ? 'Please fill this in.' : null)

/** JavaScript has a name of its own for one of them. */
const isId = (id: string) => /^[a-z][a-z0-9-]{0,39}$/.test(id) && id !== 'constructor'

const idAdvice = ({ id, abbreviation }: MeasureDraft) =>
  id.trim() === '' && abbreviation.trim() === ''
    ? null
    : 'Small letters, digits and hyphens, a letter first, 40 at most.'

const withoutEmpty = (errors: Record<string, (string | null)[]>): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(errors)
      .map(([field, all]) => [field, all.filter(each => each !== null)] as const)
      .filter(([, all]) => all.length > 0),
  )
