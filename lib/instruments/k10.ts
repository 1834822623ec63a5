import { defineInstrument, span } from './define'

/*
 * Kessler et al. (2002). Ten items on the past four weeks, entered 1 to 5. The total is their sum, 10 to 50 (Australian coding).
 * The US coding numbers the same answers 0 to 4, which gives 0 to 40: ten less. Each coding is a scale of its own and is stored
 * under its own name, so that the two cannot be mixed; bands, cut-off and reliable change belong to the first.
 */
export const k10 = defineInstrument({
  id: 'k10',
  version: 1,
  title: 'Kessler Psychological Distress Scale (10)',
  abbreviation: 'K10',
  domain: 'distress',
  respondents: ['client'],
  measures: 'How often signs of anxiety and depression were there, as one score.',
  citation:
    'Kessler RC et al. (2002). Psychol Med 32:959–976, doi 10.1017/S0033291702006074; Kessler RC et al. (2003). Arch Gen Psychiatry 60:184–189, doi 10.1001/archpsyc.60.2.184.',
  keySource:
    'Kessler et al. (2002), as quoted second-hand; answers of 1 to 5 as in Australian Bureau of Statistics, 4817.0.55.001',
  timeframe: 'the past four weeks (30 days)',
  response: { min: 1, max: 5, labels: ['none of the time', 'a little', 'some', 'most', 'all of the time'] },
  items: [
    { n: 1, cue: 'tired for no reason' },
    { n: 2, cue: 'nervous' },
    { n: 3, cue: 'so nervous nothing calms' },
    { n: 4, cue: 'hopeless' },
    { n: 5, cue: 'restless' },
    { n: 6, cue: "so restless can't sit" },
    { n: 7, cue: 'depressed' },
    { n: 8, cue: 'everything an effort' },
    { n: 9, cue: 'so sad nothing cheers' },
    { n: 10, cue: 'worthless' },
  ],
  scales: [
    {
      id: 'total_1to5',
      title: 'Total, answers 1 to 5',
      key: { method: 'sum', items: span(1, 10) },
      range: [10, 50],
      higherIs: 'worse',
    },
    {
      id: 'total_0to4',
      title: 'Total, answers 0 to 4',
      key: { method: 'sum', items: span(1, 10), subtract: 10 },
      range: [0, 40],
      higherIs: 'worse',
    },
  ],
  primaryScale: 'total_1to5',
  charted: ['total_1to5'],
  missing: { rule: 'house' },
  bands: [
    {
      scale: 'total_1to5',
      source: 'Australian Bureau of Statistics, 4817.0.55.001',
      bands: [
        { from: 10, to: 15, label: 'low' },
        { from: 16, to: 21, label: 'moderate' },
        { from: 22, to: 29, label: 'high' },
        { from: 30, to: 50, label: 'very high' },
      ],
      note: 'The set that Attune shows.',
    },
    {
      scale: 'total_1to5',
      source: 'CRUfAD (Andrews & Slade), as quoted second-hand',
      secondHand: true,
      bands: [
        { from: 10, to: 19, label: 'well' },
        { from: 20, to: 24, label: 'mild' },
        { from: 25, to: 29, label: 'moderate' },
        { from: 30, to: 50, label: 'severe' },
      ],
      note: 'What another source gives.',
    },
  ],
  cutoffs: [
    {
      scale: 'total_1to5',
      name: 'likely disorder',
      at: 20,
      source: 'CRUfAD, as quoted second-hand',
      secondHand: true,
      forChange: true,
    },
  ],
  reliableChange: [
    {
      scale: 'total_1to5',
      value: 7,
      confidence: null,
      source: 'two studies, as quoted second-hand by a site on clinical measures',
      secondHand: true,
    },
  ],
  reliability: [
    {
      text: 'Test–retest over one to two weeks, people seeking treatment, n = 289: r .80, ICC .89.',
      source: 'Australian Psychologist (2021) 56:38–45',
    },
    {
      text: 'Test–retest, people not seeking treatment, n = 129: r .76, ICC .86.',
      source: 'Australian Psychologist (2021) 56:38–45',
    },
  ],
  norms: [{ text: 'Clients of clinicians who use NovoPsych: median about 27.', source: 'NovoPsych, page on the K10' }],
  licence: {
    terms: 'free',
    status: 'Free with its notice',
    text: '© World Health Organization and R. C. Kessler 2003. Available for unrestricted use with this notice and the citation of Kessler et al. (2003).',
    source: 'NSW Health, Transcultural Mental Health Centre, page on the Kessler-10',
  },
  cautions: [
    'There are two codings, and their totals must never be mixed: answers of 1 to 5 give 10 to 50, answers of 0 to 4 give 0 to 40. Each is stored and shown under its own name.',
    'Where the paper form numbers its answers 0 to 4, enter them by their words (the lowest, "none of the time", is 1 here) or type the total under its own coding.',
    'Bands, cut-off and reliable change are for the total of answers 1 to 5.',
  ],
})
