import { defineInstrument } from './define'

/*
 * Lovibond & Lovibond (1995). Twenty-one items on the past week, 0 to 3. Depression, anxiety and stress are sums of seven items
 * each, doubled to be comparable with the form of 42 items: 0 to 42. The bands apply to the doubled scores alone.
 */
export const dass21 = defineInstrument({
  id: 'dass-21',
  version: 1,
  title: 'Depression Anxiety Stress Scales-21',
  abbreviation: 'DASS-21',
  domain: 'distress',
  respondents: ['client'],
  measures: 'Depression, anxiety and stress, as three scores.',
  citation:
    'Lovibond SH, Lovibond PF (1995). Manual for the DASS. Sydney; Henry JD, Crawford JR (2005). Br J Clin Psychol 44:227–239, doi 10.1348/014466505X29657.',
  keySource: 'Lovibond & Lovibond (1995), as quoted second-hand',
  timeframe: 'the past week',
  response: {
    min: 0,
    max: 3,
    labels: ['did not apply', 'some of the time', 'a good part of the time', 'most of the time'],
  },
  items: [
    { n: 1, cue: 'hard to wind down' },
    { n: 2, cue: 'dry mouth' },
    { n: 3, cue: 'no positive feeling' },
    { n: 4, cue: 'breathing difficulty' },
    { n: 5, cue: 'low initiative' },
    { n: 6, cue: 'over-reacting' },
    { n: 7, cue: 'trembling' },
    { n: 8, cue: 'nervous energy' },
    { n: 9, cue: 'worry about panic' },
    { n: 10, cue: 'nothing to look forward to' },
    { n: 11, cue: 'agitated' },
    { n: 12, cue: 'hard to relax' },
    { n: 13, cue: 'down-hearted' },
    { n: 14, cue: 'intolerant of hold-ups' },
    { n: 15, cue: 'close to panic' },
    { n: 16, cue: 'no enthusiasm' },
    { n: 17, cue: 'low self-worth' },
    { n: 18, cue: 'touchy' },
    { n: 19, cue: 'aware of heartbeat' },
    { n: 20, cue: 'scared without reason' },
    { n: 21, cue: 'life meaningless' },
  ],
  scales: [
    {
      id: 'depression',
      title: 'Depression',
      key: { method: 'sum', items: [3, 5, 10, 13, 16, 17, 21], multiplyBy: 2 },
      range: [0, 42],
      higherIs: 'worse',
    },
    {
      id: 'anxiety',
      title: 'Anxiety',
      key: { method: 'sum', items: [2, 4, 7, 9, 15, 19, 20], multiplyBy: 2 },
      range: [0, 42],
      higherIs: 'worse',
    },
    {
      id: 'stress',
      title: 'Stress',
      key: { method: 'sum', items: [1, 6, 8, 11, 12, 14, 18], multiplyBy: 2 },
      range: [0, 42],
      higherIs: 'worse',
    },
  ],
  primaryScale: null,
  charted: ['depression', 'anxiety', 'stress'],
  missing: { rule: 'house' },
  bands: [
    {
      scale: 'depression',
      source: 'Lovibond & Lovibond (1995), as quoted second-hand',
      secondHand: true,
      bands: [
        { from: 0, to: 9, label: 'normal' },
        { from: 10, to: 13, label: 'mild' },
        { from: 14, to: 20, label: 'moderate' },
        { from: 21, to: 27, label: 'severe' },
        { from: 28, to: 42, label: 'extremely severe' },
      ],
    },
    {
      scale: 'anxiety',
      source: 'Lovibond & Lovibond (1995), as quoted second-hand',
      secondHand: true,
      bands: [
        { from: 0, to: 7, label: 'normal' },
        { from: 8, to: 9, label: 'mild' },
        { from: 10, to: 14, label: 'moderate' },
        { from: 15, to: 19, label: 'severe' },
        { from: 20, to: 42, label: 'extremely severe' },
      ],
    },
    {
      scale: 'stress',
      source: 'Lovibond & Lovibond (1995), as quoted second-hand',
      secondHand: true,
      bands: [
        { from: 0, to: 14, label: 'normal' },
        { from: 15, to: 18, label: 'mild' },
        { from: 19, to: 25, label: 'moderate' },
        { from: 26, to: 33, label: 'severe' },
        { from: 34, to: 42, label: 'extremely severe' },
      ],
    },
  ],
  licence: {
    terms: 'unclear',
    status: 'Said to be public domain',
    text: 'Said by others to be in the public domain, unmodified, not to be sold, and meant for professionals. The terms of its authors (University of New South Wales) were not seen: read their page before clients fill it in by themselves.',
    source: 'the authors’ answers to common questions, quoted second-hand',
  },
  cautions: [
    'Every score is the doubled one, and the bands are for doubled scores only. Double a plain sum of seven items before typing it in.',
    'No reliable-change value was found, so that no change is called reliable.',
  ],
})
