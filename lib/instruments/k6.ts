import { defineInstrument, span } from './define'

/*
 * Kessler et al. (2002). Six items on the past 30 days, 0 to 4; the score is their sum, 0 to 24.
 */
export const k6 = defineInstrument({
  id: 'k6',
  version: 1,
  title: 'Kessler Psychological Distress Scale (6)',
  abbreviation: 'K6',
  domain: 'distress',
  respondents: ['client'],
  measures: 'How often signs of psychological distress were there, as one score.',
  citation:
    'Kessler RC et al. (2002). Psychol Med 32:959–976, doi 10.1017/S0033291702006074; Kessler RC et al. (2003). Arch Gen Psychiatry 60:184–189, doi 10.1001/archpsyc.60.2.184.',
  keySource: 'Kessler et al. (2002), as quoted second-hand; the order of the items was not checked',
  timeframe: 'the past 30 days',
  response: { min: 0, max: 4, labels: ['none of the time', 'a little', 'some', 'most', 'all of the time'] },
  items: [
    { n: 1, cue: 'nervous' },
    { n: 2, cue: 'hopeless' },
    { n: 3, cue: 'restless' },
    { n: 4, cue: 'so sad nothing cheers' },
    { n: 5, cue: 'everything an effort' },
    { n: 6, cue: 'worthless' },
  ],
  scales: [
    { id: 'total', title: 'Total', key: { method: 'sum', items: span(1, 6) }, range: [0, 24], higherIs: 'worse' },
  ],
  primaryScale: 'total',
  charted: ['total'],
  missing: { rule: 'house' },
  reliableChange: [
    {
      scale: 'total',
      value: 8.47,
      confidence: null,
      source: 'a Japanese online study, N = 3,254, as quoted second-hand',
      secondHand: true,
      note: 'The smallest detectable change: too large to follow small changes by.',
    },
  ],
  reliability: [
    {
      text: 'Internal consistency (alpha) .94; intraclass correlation .73; sample not stated.',
      source: 'a published study, as quoted second-hand',
      secondHand: true,
    },
  ],
  norms: [
    {
      text: 'Japan, online, N = 3,254: mean 5.71, SD 5.84.',
      source: 'a Japanese online study, as quoted second-hand',
      secondHand: true,
    },
  ],
  licence: {
    terms: 'free',
    status: 'Free with its notice',
    text: '© World Health Organization and R. C. Kessler 2003. Available for unrestricted use with this notice and the citation of Kessler et al. (2003).',
    source: 'NSW Health, Transcultural Mental Health Centre, page on the Kessler-10',
  },
  cautions: [
    'The order of the items was not checked against the paper: enter each answer beside its cue. The total is the same in any order.',
    'Answers run from 0 to 4. Where a form numbers them 1 to 5, enter one less; a total of such a form is 6 too high.',
    'It is not scored out of a K10 here.',
  ],
})
