import type { Instrument, Scale } from './instrument'
import { weightsOf } from './key'

/** What in a definition cannot be true together, each with the place where it stands. Empty when it holds. */
export function contradictions(instrument: Instrument): string[] {
  return [
    ...twice(instrument.items.map(item => `item ${item.n}`)),
    ...twice(instrument.scales.map(scale => `scale ${scale.id}`)),
    ...labels(instrument),
    ...instrument.scales.flatMap(scale => ofScale(instrument, scale)),
    ...unused(instrument),
    ...references(instrument),
    ...instrument.bands.flatMap(set => bandsOf(instrument, set)),
    ...cutoffs(instrument),
  ]
}

const twice = (names: readonly string[]): string[] =>
  names.filter((name, index) => names.indexOf(name) !== index).map(name => `${name} is there twice`)

function labels({ response, items }: Instrument): string[] {
  const own = items.flatMap(item => (item.response ? [{ where: `item ${item.n}`, ...item.response }] : []))
  return [{ where: 'response', ...response }, ...own].flatMap(({ where, min, max, labels: given }) => {
    if (max <= min) return [`${where}: the highest answer is not above the lowest`]
    return given.length === max - min + 1 ? [] : [`${where}: ${given.length} labels for ${max - min + 1} answers`]
  })
}

function ofScale(instrument: Instrument, scale: Scale): string[] {
  const { key, id } = scale
  if (key.method === 'mean-of-scales') {
    const unknown = key.scales.filter(part => !instrument.scales.some(other => other.id === part && other.id !== id))
    if (unknown.length > 0) return unknown.map(part => `scale ${id}: there is no scale ${part}`)
    return [...twice(key.scales.map(part => `scale ${id}: scale ${part}`)), ...range(instrument, scale)]
  }
  const items = key.method === 'weighted-sum' ? key.weights.map(weight => weight.item) : key.items
  const unknown = items.filter(n => !instrument.items.some(item => item.n === n && !item.unscored))
  if (unknown.length > 0) return unknown.map(n => `scale ${id}: there is no scored item ${n}`)
  return [...twice(items.map(n => `scale ${id}: item ${n}`)), ...range(instrument, scale)]
}

/** The range must be just what the key can give. */
function range(instrument: Instrument, scale: Scale): string[] {
  const weights = weightsOf(instrument, scale)
  const ends = weights.map(({ item, weight }) => {
    const { min, max } = instrument.items.find(each => each.n === item)?.response ?? instrument.response
    return [Math.min(min * weight, max * weight), Math.max(min * weight, max * weight)] as const
  })
  const low = ends.reduce((sum, [end]) => sum + end, 0)
  const high = ends.reduce((sum, [, end]) => sum + end, 0)
  const [from, to] = scale.range
  const holds = Math.abs(low - from) < 1e-9 && Math.abs(high - to) < 1e-9
  return holds ? [] : [`scale ${scale.id}: its key gives ${low} to ${high}, not ${from} to ${to}`]
}

function unused({ items, scales, ownPrompt }: Instrument): string[] {
  if (ownPrompt) return []
  const scored = scales.flatMap(({ key }) =>
    key.method === 'weighted-sum'
      ? key.weights.map(each => each.item)
      : key.method === 'mean-of-scales'
        ? []
        : key.items,
  )
  return items.filter(item => !item.unscored && !scored.includes(item.n)).map(item => `item ${item.n} is in no scale`)
}

function references({
  items,
  scales,
  primary,
  drawn,
  safetyItems,
  reliableChange,
  cutoffs: cuts,
}: Instrument): string[] {
  const named = [
    ...(primary === null ? [] : [primary]),
    ...drawn,
    ...reliableChange.map(each => each.scale),
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

const cutoffs = ({ cutoffs: cuts, scales }: Instrument): string[] =>
  cuts.flatMap(({ scale: id, name, at }) => {
    const scale = scales.find(each => each.id === id)
    return scale && (at < scale.range[0] || at > scale.range[1]) ? [`cut-off ${name} is outside the scale`] : []
  })
