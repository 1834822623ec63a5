/**
 * How well drops are seen on simulated clients: the share of ruptures caught at their first session, at 1, 2 and 5 false alarms in
 * 100 calm ratings. From docs/detection.md (seed 1), where the assumptions stand; a test holds the two together.
 */
export const detection: readonly { detector: string; caught: readonly [number, number, number] }[] = [
  { detector: 'fixed level', caught: [0.26, 0.34, 0.48] },
  { detector: 'fall from the previous rating', caught: [0.58, 0.68, 0.81] },
  { detector: 'percent change from the previous rating', caught: [0.59, 0.7, 0.83] },
  { detector: 'below own mean − k SD', caught: [0.53, 0.63, 0.77] },
  { detector: 'Shewhart individuals chart', caught: [0.53, 0.65, 0.79] },
  { detector: 'expected range (ours)', caught: [0.72, 0.79, 0.88] },
  { detector: 'ceiling: knows each client', caught: [0.81, 0.85, 0.91] },
]
