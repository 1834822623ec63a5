import { defineInstrument } from './define'

/*
 * Ours, and not validated: the client's mirror of the clinician's impression, three questions about goals, tasks and bond. It is a client's
 * rating of the alliance, so that it has its own expected range and the alliance rules read it. Each question has a side of the alliance to
 * itself: where one is left out the mean of the others would be of something else, so that all three are needed.
 */
export const clientImpression = defineInstrument({
  id: 'client-impression',
  version: 1,
  title: "Client's impression of the alliance",
  abbreviation: "Client's impression",
  domain: 'alliance',
  respondents: ['client'],
  measures:
    'How the client sees the work together at present: agreement on goals, agreement on tasks, and trust and respect.',
  citation: 'Attune.',
  timeframe: 'at present',
  response: { min: 1, max: 5, labels: ['very little', 'a little', 'somewhat', 'quite a lot', 'very much'] },
  items: [
    { n: 1, cue: 'agreement on goals' },
    { n: 2, cue: 'agreement on tasks' },
    { n: 3, cue: 'bond: trust and respect' },
  ],
  scales: [
    { id: 'sum', title: 'Sum', key: { method: 'sum', items: [1, 2, 3] }, range: [3, 15], higherIs: 'better' },
    { id: 'mean', title: 'Item mean', key: { method: 'mean', items: [1, 2, 3] }, range: [1, 5], higherIs: 'better' },
  ],
  primaryScale: 'mean',
  charted: ['mean'],
  missing: { rule: 'all', source: 'Attune: each question stands for one side of the alliance' },
  licence: { terms: 'free', status: 'Free', text: 'Part of Attune.' },
  cautions: [
    'Three questions of our own and not a validated measure: what its scores are worth is not known. Flags from it are grade C.',
    'It has 13 possible means, a third of a point apart. One answer one step lower is no sign by itself, and many clients will give the maximum.',
    'Each client is read against their own ratings. Never join it with the WAI-SR, whose answers say something else.',
  ],
  ownPrompt: true,
})
