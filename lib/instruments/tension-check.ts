import { defineInstrument } from './define'

/*
 * Ours, and a prompt rather than a measure: was there tension or distance today, was it spoken about, how far was it resolved.
 * The clinician also marks its kind. Client and clinician answer apart.
 */
export const tensionCheck = defineInstrument({
  id: 'tension-check',
  version: 1,
  title: 'Tension check',
  abbreviation: 'Tension check',
  domain: 'relationship-check',
  respondents: ['client', 'clinician'],
  measures:
    'Whether there was tension or distance in the session, whether it was spoken about, and how far it was resolved.',
  citation: 'Attune. After the direct questions on tension used by Muran et al. (2009).',
  timeframe: 'this session',
  response: { min: 0, max: 4, labels: ['none', 'a little', 'some', 'quite a lot', 'a great deal'] },
  items: [
    { n: 1, cue: 'tension or distance today' },
    {
      n: 2,
      cue: 'was it spoken about',
      response: { min: 0, max: 1, labels: ['no', 'yes'] },
      nominal: true,
      onlyIf: { item: 1, atLeast: 1 },
    },
    {
      n: 3,
      cue: 'how far was it resolved',
      response: { min: 0, max: 4, labels: ['not at all', 'a little', 'partly', 'mostly', 'fully'] },
      onlyIf: { item: 1, atLeast: 1 },
    },
    {
      n: 4,
      cue: 'what you saw',
      response: { min: 0, max: 3, labels: ['none seen', 'withdrawal', 'confrontation', 'both'] },
      nominal: true,
      askedOf: 'clinician',
    },
  ],
  scales: [],
  primaryScale: null,
  charted: [],
  missing: { rule: 'house' },
  licence: { terms: 'free', status: 'Free', text: 'Part of Attune.' },
  cautions: ['A prompt for the conversation, not a validated measure.'],
  ownPrompt: true,
})
