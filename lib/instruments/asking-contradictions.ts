import type { Instrument, Item } from './instrument'
import { twice } from './problems'

/** What cannot be in who is asked which item, and when. */
export function askingContradictions(instrument: Instrument): string[] {
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
