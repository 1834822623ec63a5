import { defineInstrument, span } from './define'

/*
 * Spitzer, Kroenke, Williams & Löwe (2006). Seven items on the past two weeks, 0 to 3; the score is their sum, 0 to 21.
 * Clinically significant change is judged at 8, the threshold that is stated for being a case in treatment; 10 is for screening.
 */
export const gad7 = defineInstrument({
  id: 'gad-7',
  version: 1,
  title: 'Generalised Anxiety Disorder-7',
  abbreviation: 'GAD-7',
  domain: 'distress',
  respondents: ['client'],
  measures: 'How often the common signs of anxiety were there.',
  citation:
    'Spitzer RL, Kroenke K, Williams JBW, Löwe B (2006). Arch Intern Med 166:1092–1097, doi 10.1001/archinte.166.10.1092.',
  keySource: 'Spitzer et al. (2006), as quoted second-hand',
  timeframe: 'the past two weeks',
  response: { min: 0, max: 3, labels: ['not at all', 'several days', 'more than half the days', 'nearly every day'] },
  items: [
    { n: 1, cue: 'nervous / on edge', loinc: '69725-0' },
    { n: 2, cue: "can't stop worrying", loinc: '68509-9' },
    { n: 3, cue: 'worries too much', loinc: '69733-4' },
    { n: 4, cue: 'trouble relaxing', loinc: '69734-2' },
    { n: 5, cue: 'restless', loinc: '69735-9' },
    { n: 6, cue: 'irritable', loinc: '69689-8' },
    { n: 7, cue: 'afraid', loinc: '69736-7' },
  ],
  scales: [
    {
      id: 'total',
      title: 'Total',
      key: { method: 'sum', items: span(1, 7) },
      range: [0, 21],
      higherIs: 'worse',
      loinc: '70274-6',
    },
  ],
  primaryScale: 'total',
  charted: ['total'],
  missing: {
    rule: 'all',
    source: 'a manual of clinical questionnaires, second-hand; no published rule for fewer answers was found',
  },
  bands: [
    {
      scale: 'total',
      source: 'a manual of clinical questionnaires, second-hand',
      secondHand: true,
      bands: [
        { from: 0, to: 4, label: 'none/minimal' },
        { from: 5, to: 9, label: 'mild' },
        { from: 10, to: 14, label: 'moderate' },
        { from: 15, to: 21, label: 'severe' },
      ],
    },
  ],
  cutoffs: [
    {
      scale: 'total',
      name: 'caseness',
      at: 8,
      source: 'NHS Talking Therapies (IAPT) manual, as quoted second-hand',
      secondHand: true,
      forChange: true,
    },
    {
      scale: 'total',
      name: 'screening (sensitivity .89, specificity .82)',
      at: 10,
      source: 'a manual of clinical questionnaires, second-hand',
      secondHand: true,
    },
  ],
  reliableChange: [
    {
      scale: 'total',
      value: 6,
      confidence: '95 %',
      source: 'Bischoff et al. (2020): 5.59',
      note: 'The stricter of two values.',
    },
    {
      scale: 'total',
      value: 4,
      confidence: null,
      source:
        'NHS Talking Therapies (IAPT) manual, as quoted second-hand; smallest change that matters, Toussaint et al. (2020)',
      secondHand: true,
      note: 'Sources disagree; a practice may choose this one.',
    },
  ],
  reliability: [
    { text: 'Test–retest over 14 to 28 days: .87.', source: 'Bischoff et al. (2020), doi 10.5964/pch.v8i1.309' },
  ],
  norms: [
    {
      text: 'German general population: mean 2.95, SD 3.4.',
      source: 'Löwe et al. (2008), doi 10.1097/MLR.0b013e318160d093, in PMC7598559',
    },
    {
      text: 'Community group, n = 116: mean 4.14; clinical group, n = 332: mean 10.57.',
      source: 'Bischoff et al. (2020), doi 10.5964/pch.v8i1.309',
    },
    {
      text: 'NHS Talking Therapies 2022–23, cases at the start: mean 14, SD 4.5.',
      source: 'NHS Talking Therapies report, as quoted second-hand',
      secondHand: true,
    },
  ],
  licence: {
    terms: 'free',
    status: 'Free',
    text: 'No permission is needed to reproduce, translate, display or distribute it. The official forms are at phqscreeners.com; LOINC and LHC-Forms publish it as a FHIR Questionnaire.',
    source: 'phqscreeners.com, quoted second-hand',
  },
  cautions: [
    'The lowest answer is "not at all". Forms that print "not at all sure" differ from the published one (Zorowitz 2021).',
  ],
  loinc: {
    panel: '69737-5',
    source:
      'loinc.org/69729-2 (a panel that holds its items and total); loinc.org/69737-5, as LHC-Forms has it (panel)',
  },
})
