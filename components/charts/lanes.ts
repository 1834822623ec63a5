export type Label = { x: number; text: string }
export type Placed<L> = L & { lane: number; anchor: 'start' | 'end' }

/** What one letter of the small type takes, on the wide side. */
const letter = 6.3

/**
 * Puts labels that would run into each other into rows. A label starts at its place, or ends there when it would leave the drawing.
 */
export function inLanes<L extends Label>(labels: readonly L[], until: number): Placed<L>[] {
  const ends: [number, number][][] = []
  return [...labels]
    .sort((a, b) => a.x - b.x)
    .map(label => {
      const width = label.text.length * letter
      const anchor = label.x + width > until ? 'end' : 'start'
      const span: [number, number] = anchor === 'end' ? [label.x - width, label.x + 8] : [label.x - 8, label.x + width]
      const free = ends.findIndex(lane => lane.every(([from, to]) => span[1] < from || span[0] > to))
      const lane = free === -1 ? ends.length : free
      ends[lane] = [...(ends[lane] ?? []), span]
      return { ...label, lane, anchor }
    })
}

/** How many rows the labels take. */
export const lanesOf = (placed: readonly { lane: number }[]) => Math.max(0, ...placed.map(({ lane }) => lane + 1))
