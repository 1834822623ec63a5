import { defineInstrument, span } from './define'

/*
 * Barkham et al. (2013). Ten items on the past week, 0 to 4. The clinical score is the sum, 0 to 40, with items 2 and 3 reversed
 * (4 − answer). With one item missing: ten times the mean of the nine answered.
 */
export const core10 = defineInstrument({
  id: 'core-10',
  version: 1,
  title: 'CORE-10',
  abbreviation: 'CORE-10',
  domain: 'distress',
  respondents: ['client'],
  measures: 'Psychological distress of any kind as one score, with one item on risk to oneself.',
  citation: 'Barkham M et al. (2013). Couns Psychother Res 13:3–13, doi 10.1080/14733145.2012.729069.',
  keySource: 'Barkham et al. (2013), as quoted second-hand',
  timeframe: 'the past week',
  response: {
    min: 0,
    max: 4,
    labels: ['not at all', 'only occasionally', 'sometimes', 'often', 'most or all of the time'],
  },
  items: [
    { n: 1, cue: 'tension / anxiety' },
    { n: 2, cue: 'has support', reversed: true },
    { n: 3, cue: 'can cope', reversed: true },
    { n: 4, cue: 'talking too much' },
    { n: 5, cue: 'panic / terror' },
    { n: 6, cue: 'plans to end life' },
    { n: 7, cue: 'sleep problems' },
    { n: 8, cue: 'despair / hopelessness' },
    { n: 9, cue: 'unhappy' },
    { n: 10, cue: 'unwanted images or memories' },
  ],
  scales: [
    { id: 'total', title: 'Total', key: { method: 'sum', items: span(1, 10) }, range: [0, 40], higherIs: 'worse' },
  ],
  primaryScale: 'total',
  charted: ['total'],
  missing: {
    rule: 'at-most',
    items: 1,
    source: 'CORE System Trust, page on the CORE-10: prorated where no more than one item is left out',
  },
  safetyItems: [{ item: 6, above: 0, cue: 'plans to end life' }],
  bands: [
    {
      scale: 'total',
      source: "O'Reilly (2016), as quoted second-hand",
      secondHand: true,
      bands: [
        { from: 0, to: 5, label: 'healthy' },
        { from: 6, to: 10, label: 'low' },
        { from: 11, to: 14, label: 'mild' },
        { from: 15, to: 19, label: 'moderate' },
        { from: 20, to: 24, label: 'moderate-severe' },
        { from: 25, to: 40, label: 'severe' },
      ],
    },
  ],
  cutoffs: [
    { scale: 'total', name: 'clinical', at: 11, source: 'Barkham et al. (2013)', forChange: true },
    { scale: 'total', name: 'depression (sensitivity .92, specificity .72)', at: 13, source: 'Barkham et al. (2013)' },
  ],
  reliableChange: [{ scale: 'total', value: 6, confidence: '90 %', source: 'Barkham et al. (2013)' }],
  reliability: [{ text: 'Internal consistency (alpha) .90.', source: 'Barkham et al. (2013)' }],
  norms: [
    {
      text: 'General population, n = 535: mean 4.7, SD 4.8.',
      source: 'CORE-10 manual (Connell & Barkham 2007), as quoted second-hand',
      secondHand: true,
    },
    {
      text: 'Primary-care counselling, n = 1,835: mean 19.7, SD 7.7.',
      source: 'CORE-10 manual (Connell & Barkham 2007), as quoted second-hand',
      secondHand: true,
    },
  ],
  licence: {
    terms: 'non-commercial',
    status: 'CC BY-NC-ND 4.0',
    text: 'Free to use unchanged and not for profit, with the copyright line visible to whoever fills it in. An older text, CC BY-ND of 2016, is still quoted in places.',
    source: 'CORE System Trust, page on copyright and licensing',
  },
  cautions: ['Items 2 and 3 are worded the other way round. Enter what is ticked on the sheet; Attune turns them.'],
})
