import { defineInstrument } from './define'

/*
 * Ours, and a prompt rather than a measure: the clinician's own impression of the three sides of the alliance. It is shown beside the
 * client's rating and is never subtracted from it.
 */
export const impression = defineInstrument({
  id: 'impression',
  version: 1,
  title: "Clinician's impression of the alliance",
  abbreviation: 'Impression',
  domain: 'relationship-check',
  respondents: ['clinician'],
  measures: 'How the clinician saw the alliance in the session: agreement on goals, agreement on tasks, and the bond.',
  citation: 'Attune.',
  timeframe: 'this session',
  response: { min: 1, max: 5, labels: ['very low', 'low', 'middling', 'high', 'very high'] },
  items: [
    { n: 1, cue: 'agreement on goals' },
    { n: 2, cue: 'agreement on tasks' },
    { n: 3, cue: 'bond' },
  ],
  scales: [],
  primaryScale: null,
  charted: [],
  missing: { rule: 'house' },
  licence: { terms: 'free', status: 'Free', text: 'Part of Attune.' },
  cautions: ['A prompt for reflection, not a validated measure.'],
  ownPrompt: true,
})
