import { defineInstrument, span } from './define'

/*
 * Victor & Klonsky (2016). Eighteen statements, 1 to 5; items 1, 4 and 6, which are awareness, are reversed (6 − answer).
 * Six subscales of three items each and the total (18 to 90) are sums; the total is also given without awareness.
 */
const awareness = [1, 4, 6]

export const ders18 = defineInstrument({
  id: 'ders-18',
  version: 1,
  title: 'Difficulties in Emotion Regulation Scale – 18',
  abbreviation: 'DERS-18',
  domain: 'emotion-regulation',
  respondents: ['client'],
  measures:
    'Difficulty in living with strong emotions: awareness, clarity, goals, impulses, acceptance, and strategies.',
  citation: 'Victor SE, Klonsky ED (2016). J Psychopathol Behav Assess 38:582–589.',
  keySource: 'Victor & Klonsky (2016), as quoted second-hand',
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
    { n: 1, cue: 'attends to feelings', reversed: true },
    { n: 2, cue: 'no idea how I feel' },
    { n: 3, cue: 'hard to make sense' },
    { n: 4, cue: 'attentive to feelings', reversed: true },
    { n: 5, cue: 'confused about feelings' },
    { n: 6, cue: 'acknowledges emotions', reversed: true },
    { n: 7, cue: 'embarrassed at feeling' },
    { n: 8, cue: 'hard to work' },
    { n: 9, cue: 'becomes out of control' },
    { n: 10, cue: 'upset will last' },
    { n: 11, cue: 'expects depression' },
    { n: 12, cue: 'hard to focus elsewhere' },
    { n: 13, cue: 'ashamed at feeling' },
    { n: 14, cue: 'guilty at feeling' },
    { n: 15, cue: 'hard to concentrate' },
    { n: 16, cue: 'hard to control behaviour' },
    { n: 17, cue: 'only wallowing' },
    { n: 18, cue: 'loses behavioural control' },
  ],
  scales: [
    {
      id: 'awareness',
      title: 'Awareness',
      key: { method: 'sum', items: awareness },
      range: [3, 15],
      higherIs: 'worse',
    },
    {
      id: 'clarity',
      title: 'Clarity',
      key: { method: 'sum', items: [2, 3, 5] },
      range: [3, 15],
      higherIs: 'worse',
    },
    {
      id: 'goals',
      title: 'Goals',
      key: { method: 'sum', items: [8, 12, 15] },
      range: [3, 15],
      higherIs: 'worse',
    },
    {
      id: 'impulse',
      title: 'Impulse',
      key: { method: 'sum', items: [9, 16, 18] },
      range: [3, 15],
      higherIs: 'worse',
    },
    {
      id: 'nonacceptance',
      title: 'Nonacceptance',
      key: { method: 'sum', items: [7, 13, 14] },
      range: [3, 15],
      higherIs: 'worse',
    },
    {
      id: 'strategies',
      title: 'Strategies',
      key: { method: 'sum', items: [10, 11, 17] },
      range: [3, 15],
      higherIs: 'worse',
    },
    { id: 'total', title: 'Total', key: { method: 'sum', items: span(1, 18) }, range: [18, 90], higherIs: 'worse' },
    {
      id: 'total_without_awareness',
      title: 'Total without awareness',
      key: { method: 'sum', items: span(1, 18).filter(n => !awareness.includes(n)) },
      range: [15, 75],
      higherIs: 'worse',
    },
  ],
  primaryScale: 'total',
  charted: ['total'],
  missing: { rule: 'house' },
  reliability: [
    {
      text: 'A comparison of four forms of the scale (N = 1,049) supports all four; no coefficient was seen.',
      source: 'Cogent Psychology (2022), doi 10.1080/23311908.2022.2060629',
    },
  ],
  licence: {
    terms: 'unclear',
    status: 'Not found',
    text: 'No statement of its own was found; the 36-item form is free of charge and not copyrighted.',
    source: 'National Child Traumatic Stress Network, page on the 36-item scale',
  },
  cautions: [
    'There is no published cut-off.',
    'Never compare with the 16- or 36-item form: they share a name, not a key.',
  ],
})
