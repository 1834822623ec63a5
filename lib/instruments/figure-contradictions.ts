import type { Instrument, Scale } from './instrument'
import { twice } from './problems'

/** What cannot be in the figures that a scale is read by: bands, cut-offs and reliable change. */
export function figureContradictions(instrument: Instrument): string[] {
  return [...instrument.bands.flatMap(set => bandsOf(instrument, set)), ...cutoffs(instrument), ...changes(instrument)]
}

const scaleIn = ({ scales }: Instrument, id: string) => scales.find(scale => scale.id === id)

function bandsOf(instrument: Instrument, set: Instrument['bands'][number]): string[] {
  const scale = scaleIn(instrument, set.scale)
  if (!scale) return [`bands: there is no scale ${set.scale}`]
  const edges = set.bands.flatMap(({ from, to, label }, index) => {
    const expected = index === 0 ? scale.range[0] : (set.bands[index - 1]?.to ?? 0) + 1
    if (from > expected) return [`bands: a gap below ${label}`]
    if (from < expected) return [`bands: an overlap below ${label}`]
    if (to < from) return [`bands: ${label} ends before it begins`]
    // Scores are rounded before they are looked up.
    return Number.isInteger(from) && Number.isInteger(to) ? [] : [`bands: ${label} does not run between whole numbers`]
  })
  const isWhole = set.bands.at(-1)?.to === scale.range[1]
  return [
    ...twice(set.bands.map(band => `bands: ${band.label}`)),
    ...edges,
    ...(isWhole ? [] : ['bands: they do not end where the scale ends']),
  ]
}

function cutoffs(instrument: Instrument): string[] {
  const { cutoffs: cuts } = instrument
  const judging = cuts.filter(cut => cut.forChange).map(cut => `cut-off for change on ${cut.scale}`)
  const found = cuts.flatMap(cut => {
    const scale = scaleIn(instrument, cut.scale)
    return scale ? misplaced(scale, cut) : []
  })
  return [...found, ...twice(judging), ...twice(cuts.map(({ scale, name }) => `cut-off ${name} on ${scale}`))]
}

function misplaced({ range: [low, high], higherIs }: Scale, cut: Instrument['cutoffs'][number]): string[] {
  const { name, at, orLess, forChange } = cut
  if (at < low || at > high) return [`cut-off ${name} is outside the scale`]
  if (orLess && higherIs !== 'better') return [`cut-off ${name} counts downwards on a scale where higher is not better`]
  if (forChange && higherIs === 'neither') return [`cut-off ${name} judges change on a scale without a better end`]
  return at === (orLess ? high : low) ? [`cut-off ${name}: every score is on one side of it`] : []
}

function changes(instrument: Instrument): string[] {
  const { reliableChange, meaningfulChange } = instrument
  const [first] = reliableChange
  const elsewhere = reliableChange.filter(each => each.scale !== first?.scale)
  const kinds = [
    ...reliableChange.map(each => ({ ...each, kind: 'reliable change' })),
    ...meaningfulChange.map(each => ({ ...each, kind: 'a change that matters' })),
  ]
  return [
    // All after the first are what other sources give for the same scale.
    ...elsewhere.map(({ scale }) => `reliable change on ${scale}: there is one on ${first?.scale} already`),
    ...kinds.flatMap(({ kind, scale: id, value }) => {
      const scale = scaleIn(instrument, id)
      if (!scale) return []
      if (scale.higherIs === 'neither') return [`${kind} on ${id}: the scale has no better end`]
      return value > scale.range[1] - scale.range[0] ? [`${kind} on ${id}: ${value} is more than the whole scale`] : []
    }),
  ]
}
