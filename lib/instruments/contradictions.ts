import { answerCount, isAnswerIn, isNumberField, labelCount } from './answer-range'
import { figureContradictions } from './figure-contradictions'
import type { Instrument, Item } from './instrument'
import { itemsIn, keyContradictions } from './key-contradictions'
import { twice } from './problems'

/** Where a definition contradicts itself, each with its place. Empty where it does not. */
export function contradictions(instrument: Instrument): string[] {
  const { items, scales, charted } = instrument
  return [
    ...twice(items.map(item => `item ${item.n}`)),
    ...twice(items.flatMap(({ name }) => (name === undefined ? [] : [`the item name ${name}`]))),
    ...twice(scales.map(scale => `scale ${scale.id}`)),
    ...twice(scales.map(scale => `the scale title ${scale.title}`)),
    ...twice(charted.map(id => `drawn scale ${id}`)),
    ...names(instrument),
    ...codes(instrument),
    ...answers(instrument),
    ...scales.flatMap(scale => keyContradictions(instrument, scale)),
    ...unused(instrument),
    ...references(instrument),
    ...primary(instrument),
    ...askingContradictions(instrument),
    ...figureContradictions(instrument),
  ]
}

/** Answers and scores are kept under these, and read back by them. */
function names({ id, items, scales }: Instrument): string[] {
  const isName = (name: string) => /^[a-z][a-z0-9_]{0,39}$/.test(name) && name !== 'constructor'
  return [
    ...(isName(id.replaceAll('-', '_')) ? [] : [`id ${id}: it has to begin with a letter and be no longer than 40`]),
    ...items.filter(({ n }) => n > 999).map(({ n }) => `item ${n}: numbers end at 999`),
    ...scales
      .filter(scale => !isName(scale.id))
      .map(
        scale => `scale ${scale.id}: an id is a small letter, then small letters, digits and underscores, 40 at most`,
      ),
  ]
}

/** A code that two things had would know neither. */
function codes({ loinc, items, scales }: Instrument): string[] {
  const within = [...items, ...scales].flatMap(each => each.loinc ?? [])
  return [
    ...twice([...within, ...(loinc ? [loinc.panel] : [])].map(code => `the code ${code}`)),
    ...(within.length > 0 && !loinc ? ['loinc is missing: items or scales have codes, and nothing says whence'] : []),
  ]
}

function answers({ response, items }: Instrument): string[] {
  const own = items.flatMap(item => (item.response ? [{ where: `item ${item.n}`, ...item.response }] : []))
  return [{ where: 'response', ...response }, ...own].flatMap(({ where, labels, ...range }) => {
    if (range.max <= range.min) return [`${where}: the highest answer is not above the lowest`]
    if (!isTenths(range.step)) return [`${where}: the step has to be a whole number of tenths`]
    if (!isAnswerIn(range, range.max))
      return [`${where}: steps of ${range.step} from the lowest answer pass the highest`]
    if (labels.length === labelCount(range)) return []
    const wanted = isNumberField(range) ? 'a number field, which has one at each end' : `${answerCount(range)} answers`
    return [`${where}: ${labels.length} labels for ${wanted}`]
  })
}

const isTenths = (step: number) => Number(step.toFixed(1)) === step

function unused({ items, scales, ownPrompt }: Instrument): string[] {
  if (ownPrompt) return []
  const scored = scales.flatMap(scale => itemsIn(scale.key))
  return items.filter(item => !item.unscored && !scored.includes(item.n)).map(item => `item ${item.n} is in no scale`)
}

function references({
  items,
  scales,
  primaryScale: main,
  charted,
  safetyItems,
  missing,
  ...figures
}: Instrument): string[] {
  const named = [
    ...(main === null ? [] : [main]),
    ...charted,
    ...figures.reliableChange.map(each => each.scale),
    ...figures.meaningfulChange.map(each => each.scale),
    ...(missing.rule === 'at-most' ? Object.keys(missing.byScale ?? {}) : []),
    ...figures.cutoffs.map(each => each.scale),
  ]
  const lost = named.filter(id => !scales.some(scale => scale.id === id)).map(id => `there is no scale ${id}`)
  const asked = [...safetyItems.map(each => each.item), ...items.flatMap(item => item.onlyIf?.item ?? [])]
  return [...lost, ...asked.filter(n => !items.some(item => item.n === n)).map(n => `there is no item ${n}`)]
}

/** The scale that rules read must be seen on charts, and must have an end that is worse: in the alliance, the low one. */
function primary({ primaryScale: id, domain, scales, charted }: Instrument): string[] {
  const scale = scales.find(each => each.id === id)
  if (!scale) return []
  const isRead = domain === 'alliance' ? scale.higherIs === 'better' : scale.higherIs !== 'neither'
  return [
    ...(isRead ? [] : [`primary scale ${id}: ${domain === 'alliance' ? 'higher must be better' : 'no end is better'}`]),
    ...(charted.includes(scale.id) ? [] : [`primary scale ${id} is not drawn`]),
  ]
}

/** What cannot be in who is asked which item, and when. */
function askingContradictions(instrument: Instrument): string[] {
  const { respondents, items, safetyItems } = instrument
  return [
    ...twice(respondents.map(each => `respondent ${each}`)),
    ...twice(safetyItems.map(each => `safety item ${each.item}`)),
    ...items.flatMap(item => absent(instrument, item)),
    ...items.flatMap((item, index) => late(item, items.slice(0, index))),
    ...thresholds(instrument),
  ]
}

/** An item that is not asked each time can be in no scale, which would stay incomplete, and cannot be relied on for safety. */
function absent({ respondents, scales, safetyItems }: Instrument, { n, askedOf, onlyIf, unscored }: Item): string[] {
  const isForeign = askedOf !== undefined && !respondents.includes(askedOf)
  const isAlwaysAsked = onlyIf === undefined && (askedOf === undefined || respondents.every(each => each === askedOf))
  const isSafety = safetyItems.some(each => each.item === n)
  return [
    ...(isForeign ? [`item ${n} is asked of the ${askedOf}, who does not fill this in`] : []),
    ...(!isAlwaysAsked && !unscored && scales.length > 0 ? [`item ${n} is scored, but not always asked`] : []),
    ...(!isAlwaysAsked && isSafety ? [`safety item ${n} is not always asked`] : []),
  ]
}

function late({ n, onlyIf }: Item, earlier: readonly Item[]): string[] {
  const isEarlier = onlyIf === undefined || earlier.some(item => item.n === onlyIf.item)
  return isEarlier ? [] : [`condition of item ${n}: item ${onlyIf.item} does not come before it`]
}

/** A threshold on an item must part its answers: some at or under it, some over. */
function thresholds({ items, response, safetyItems }: Instrument): string[] {
  const asked = [
    ...safetyItems.map(({ item, above }) => ({ where: `safety item ${item}`, item, isOver: (n: number) => n > above })),
    ...items.flatMap(({ n, onlyIf }) =>
      onlyIf
        ? [{ where: `condition of item ${n}`, item: onlyIf.item, isOver: (answer: number) => answer >= onlyIf.atLeast }]
        : [],
    ),
  ]
  return asked.flatMap(({ where, item: n, isOver }) => {
    const item = items.find(each => each.n === n)
    const { min, max } = item?.response ?? response
    return !item || (!isOver(min) && isOver(max)) ? [] : [`${where}: no answer, or every answer, is over its limit`]
  })
}
