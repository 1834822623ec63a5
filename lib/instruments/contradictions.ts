import type { Instrument } from './instrument'
import { itemsIn, keyContradictions } from './key-contradictions'
import { twice } from './twice'

/** What in a definition cannot be true together, each with the place where it stands. Empty when it holds. */
export function contradictions(instrument: Instrument): string[] {
  return [
    ...twice(instrument.items.map(item => `item ${item.n}`)),
    ...twice(instrument.scales.map(scale => `scale ${scale.id}`)),
    ...labels(instrument),
    ...instrument.scales.flatMap(scale => keyContradictions(instrument, scale)),
    ...unused(instrument),
    ...references(instrument),
    ...instrument.bands.flatMap(set => bandsOf(instrument, set)),
    ...cutoffs(instrument),
    ...thresholds(instrument),
  ]
}

function labels({ response, items }: Instrument): string[] {
  const own = items.flatMap(item => (item.response ? [{ where: `item ${item.n}`, ...item.response }] : []))
  return [{ where: 'response', ...response }, ...own].flatMap(({ where, min, max, labels: given }) => {
    if (max <= min) return [`${where}: the highest answer is not above the lowest`]
    return given.length === max - min + 1 ? [] : [`${where}: ${given.length} labels for ${max - min + 1} answers`]
  })
}

function unused({ items, scales, ownPrompt }: Instrument): string[] {
  if (ownPrompt) return []
  const scored = scales.flatMap(scale => itemsIn(scale.key))
  return items.filter(item => !item.unscored && !scored.includes(item.n)).map(item => `item ${item.n} is in no scale`)
}

function references({
  items,
  scales,
  primary,
  drawn,
  safetyItems,
  reliableChange,
  meaningfulChange,
  cutoffs: cuts,
  missing,
}: Instrument): string[] {
  const named = [
    ...(primary === null ? [] : [primary]),
    ...drawn,
    ...reliableChange.map(each => each.scale),
    ...meaningfulChange.map(each => each.scale),
    ...(missing.rule === 'at-most' ? Object.keys(missing.byScale ?? {}) : []),
    ...cuts.map(each => each.scale),
  ]
  const lost = named.filter(id => !scales.some(scale => scale.id === id)).map(id => `there is no scale ${id}`)
  const asked = [...safetyItems.map(each => each.item), ...items.flatMap(item => item.onlyIf?.item ?? [])]
  return [...lost, ...asked.filter(n => !items.some(item => item.n === n)).map(n => `there is no item ${n}`)]
}

function bandsOf({ scales }: Instrument, set: Instrument['bands'][number]): string[] {
  const scale = scales.find(each => each.id === set.scale)
  if (!scale) return [`bands: there is no scale ${set.scale}`]
  const edges = set.bands.map((band, index) => {
    const expected = index === 0 ? scale.range[0] : (set.bands[index - 1]?.to ?? 0) + 1
    if (band.from > expected) return `bands: a gap below ${band.label}`
    return band.from < expected ? `bands: an overlap below ${band.label}` : ''
  })
  const last = set.bands.at(-1)?.to === scale.range[1] ? '' : 'bands: they do not end where the scale ends'
  return [...edges, last].filter(text => text !== '')
}

function cutoffs({ cutoffs: cuts, scales }: Instrument): string[] {
  const outside = cuts.flatMap(({ scale: id, name, at }) => {
    const scale = scales.find(each => each.id === id)
    return scale && (at < scale.range[0] || at > scale.range[1]) ? [`cut-off ${name} is outside the scale`] : []
  })
  const upside = cuts.flatMap(({ scale: id, name, orLess }) =>
    orLess && scales.some(scale => scale.id === id && scale.higherIs !== 'better')
      ? [`cut-off ${name} counts downwards on a scale where higher is not better`]
      : [],
  )
  const judging = cuts.filter(cut => cut.forChange).map(cut => `cut-off for change on ${cut.scale}`)
  return [...outside, ...upside, ...twice(judging)]
}

/** A threshold on an item must part its answers: some at or under it, some over. */
function thresholds({ items, response, safetyItems }: Instrument): string[] {
  const asked = [
    ...safetyItems.map(({ item, above }) => ({ where: `safety item ${item}`, item, above })),
    ...items.flatMap(({ n, onlyIf }) =>
      onlyIf ? [{ where: `condition of item ${n}`, item: onlyIf.item, above: onlyIf.atLeast - 1 }] : [],
    ),
  ]
  return asked.flatMap(({ where, item: n, above }) => {
    const item = items.find(each => each.n === n)
    const { min, max } = item?.response ?? response
    return !item || (above >= min && above < max) ? [] : [`${where}: no answer, or every answer, is over its limit`]
  })
}
