import { defineInstrument, span } from './define'

/*
 * Kroenke, Spitzer & Williams (2001). Nine items on the past two weeks, 0 to 3; the score is their sum, 0 to 27.
 * A tenth question on difficulty is printed on the form and in no score. Clinically significant change is judged at 10: the
 * screening cut-off, and the line below which the NHS manual that gives the reliable-change value speaks of recovery.
 */
export const phq9 = defineInstrument({
  id: 'phq-9',
  version: 1,
  title: 'Patient Health Questionnaire-9',
  abbreviation: 'PHQ-9',
  domain: 'distress',
  respondents: ['client'],
  measures: 'How often the common signs of depression were there, with one item on death and self-harm.',
  citation:
    'Kroenke K, Spitzer RL, Williams JBW (2001). J Gen Intern Med 16:606–613, doi 10.1046/j.1525-1497.2001.016009606.x.',
  keySource: 'Kroenke et al. (2001), as quoted second-hand',
  timeframe: 'the past two weeks',
  response: { min: 0, max: 3, labels: ['not at all', 'several days', 'more than half the days', 'nearly every day'] },
  items: [
    { n: 1, cue: 'anhedonia', loinc: '44250-9' },
    { n: 2, cue: 'low mood', loinc: '44255-8' },
    { n: 3, cue: 'sleep', loinc: '44259-0' },
    { n: 4, cue: 'energy', loinc: '44254-1' },
    { n: 5, cue: 'appetite', loinc: '44251-7' },
    { n: 6, cue: 'self-esteem / guilt', loinc: '44258-2' },
    { n: 7, cue: 'concentration', loinc: '44252-5' },
    { n: 8, cue: 'psychomotor', loinc: '44253-3' },
    { n: 9, cue: 'death / self-harm', loinc: '44260-8' },
    { n: 10, cue: 'difficulty functioning', unscored: true, loinc: '69722-7' },
  ],
  scales: [
    {
      id: 'total',
      title: 'Total',
      key: { method: 'sum', items: span(1, 9) },
      range: [0, 27],
      higherIs: 'worse',
      loinc: '44261-6',
    },
  ],
  primaryScale: 'total',
  charted: ['total'],
  missing: {
    rule: 'all',
    source: 'a manual of clinical questionnaires, second-hand; no published rule for fewer answers was found',
  },
  safetyItems: [{ item: 9, above: 0, cue: 'death / self-harm' }],
  bands: [
    {
      scale: 'total',
      source: 'a manual of clinical questionnaires, second-hand',
      secondHand: true,
      bands: [
        { from: 0, to: 4, label: 'none/minimal' },
        { from: 5, to: 9, label: 'mild' },
        { from: 10, to: 14, label: 'moderate' },
        { from: 15, to: 19, label: 'moderately severe' },
        { from: 20, to: 27, label: 'severe' },
      ],
    },
  ],
  cutoffs: [
    {
      scale: 'total',
      name: 'screening (sensitivity 77–88 %, specificity 88–94 %)',
      at: 10,
      source: 'a manual of clinical questionnaires, second-hand',
      secondHand: true,
      forChange: true,
    },
  ],
  reliableChange: [
    {
      scale: 'total',
      value: 6,
      confidence: null,
      source: 'NHS Talking Therapies (IAPT) manual, as quoted second-hand',
      secondHand: true,
    },
  ],
  reliability: [
    {
      text: 'Internal consistency (alpha) .89.',
      source: 'Kroenke et al. (2001), as quoted second-hand',
      secondHand: true,
    },
  ],
  norms: [
    {
      text: 'German general population, N = 5,018: mean 2.91, SD 3.5.',
      source: 'Kocalevent et al. (2013), doi 10.1016/j.genhosppsych.2013.04.006, in PMC7598559',
    },
    {
      text: 'NHS Talking Therapies 2022–23, cases at the start: mean 15.4, SD 5.5.',
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
  cautions: [],
  loinc: {
    panel: '44249-1',
    source:
      'loinc.org/69729-2 (a panel that holds its items), loinc.org/LL358-3 (item 9), loinc.org/LL359-1 (item 10); the PHQ-9 of the HL7 FHIR examples (panel)',
  },
})
