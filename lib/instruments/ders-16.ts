import { defineInstrument, span } from './define'

/*
 * Bjureberg et al. (2016). Sixteen statements, 1 to 5, none reversed. Five subscales and the total (16 to 80) are sums.
 */
export const ders16 = defineInstrument({
  id: 'ders-16',
  version: 1,
  title: 'Difficulties in Emotion Regulation Scale – 16',
  abbreviation: 'DERS-16',
  domain: 'emotion-regulation',
  respondents: ['client'],
  measures:
    'Difficulty in living with strong emotions: clarity about them, goals, impulses, strategies, and acceptance.',
  citation: 'Bjureberg J et al. (2016). J Psychopathol Behav Assess 38:284–296, doi 10.1007/s10862-015-9514-x.',
  keySource: 'Bjureberg et al. (2016), as quoted second-hand by one source',
  timeframe: 'in general',
  response: {
    min: 1,
    max: 5,
    labels: [
      'almost never (0–10 %)',
      'sometimes (11–35 %)',
      'about half the time (36–65 %)',
      'most of the time (66–90 %)',
      'almost always (91–100 %)',
    ],
  },
  items: [
    { n: 1, cue: 'hard to make sense' },
    { n: 2, cue: 'confused about feelings' },
    { n: 3, cue: 'hard to work' },
    { n: 4, cue: 'becomes out of control' },
    { n: 5, cue: 'upset will last' },
    { n: 6, cue: 'expects depression' },
    { n: 7, cue: 'hard to focus elsewhere' },
    { n: 8, cue: 'feels out of control' },
    { n: 9, cue: 'ashamed at feeling' },
    { n: 10, cue: 'feels weak' },
    { n: 11, cue: 'hard to control behaviour' },
    { n: 12, cue: 'nothing helps' },
    { n: 13, cue: 'irritated at self' },
    { n: 14, cue: 'feels bad about self' },
    { n: 15, cue: 'hard to think elsewhere' },
    { n: 16, cue: 'overwhelmed by emotion' },
  ],
  scales: [
    { id: 'clarity', title: 'Clarity', key: { method: 'sum', items: [1, 2] }, range: [2, 10], higherIs: 'worse' },
    { id: 'goals', title: 'Goals', key: { method: 'sum', items: [3, 7, 15] }, range: [3, 15], higherIs: 'worse' },
    { id: 'impulse', title: 'Impulse', key: { method: 'sum', items: [4, 8, 11] }, range: [3, 15], higherIs: 'worse' },
    {
      id: 'strategies',
      title: 'Strategies',
      key: { method: 'sum', items: [5, 6, 12, 14, 16] },
      range: [5, 25],
      higherIs: 'worse',
    },
    {
      id: 'nonacceptance',
      title: 'Nonacceptance',
      key: { method: 'sum', items: [9, 10, 13] },
      range: [3, 15],
      higherIs: 'worse',
    },
    { id: 'total', title: 'Total', key: { method: 'sum', items: span(1, 16) }, range: [16, 80], higherIs: 'worse' },
  ],
  primaryScale: 'total',
  charted: ['total'],
  missing: { rule: 'house' },
  licence: {
    terms: 'unclear',
    status: 'Not found',
    text: 'No statement of its own was found; the 36-item form is free of charge and not copyrighted.',
    source: 'National Child Traumatic Stress Network, page on the 36-item scale',
  },
  cautions: [
    'The key was seen in one source; its subscales have as many items as the paper says.',
    'Never compare with the 18- or 36-item form: they share a name, not a key.',
  ],
})
