import { defineInstrument } from './define'

/*
 * Bartholomew & Horowitz (1991). One rating, 1 to 7, for each of four descriptions. Keyed by the style a description represents,
 * never by its place on the sheet, because the order differs between versions.
 * Model of self = (secure + dismissing) − (preoccupied + fearful); of others = (secure + preoccupied) − (dismissing + fearful).
 */
const [secure, fearful, preoccupied, dismissing] = [1, 2, 3, 4] as const

export const rq = defineInstrument({
  id: 'rq',
  version: 1,
  title: 'Relationship Questionnaire',
  abbreviation: 'RQ',
  domain: 'attachment',
  respondents: ['client'],
  measures: 'How far each of four attachment styles is like oneself, and from these the models of self and of others.',
  citation: 'Bartholomew K, Horowitz LM (1991). J Pers Soc Psychol 61:226–244, doi 10.1037/0022-3514.61.2.226.',
  keySource: 'Bartholomew & Horowitz (1991), as quoted second-hand',
  timeframe: 'in general',
  response: { min: 1, max: 7, labels: ['not at all like me', '', '', 'somewhat like me', '', '', 'very much like me'] },
  items: [
    { n: secure, cue: 'comfortable with intimacy', name: 'secure' },
    { n: fearful, cue: 'wants closeness, fears hurt', name: 'fearful' },
    { n: preoccupied, cue: 'wants more than others', name: 'preoccupied' },
    { n: dismissing, cue: 'values independence', name: 'dismissing' },
  ],
  scales: [
    {
      id: 'model_of_self',
      title: 'Model of self',
      key: {
        method: 'weighted-sum',
        weights: [
          { item: secure, weight: 1 },
          { item: dismissing, weight: 1 },
          { item: preoccupied, weight: -1 },
          { item: fearful, weight: -1 },
        ],
      },
      range: [-12, 12],
      higherIs: 'better',
    },
    {
      id: 'model_of_others',
      title: 'Model of others',
      key: {
        method: 'weighted-sum',
        weights: [
          { item: secure, weight: 1 },
          { item: preoccupied, weight: 1 },
          { item: dismissing, weight: -1 },
          { item: fearful, weight: -1 },
        ],
      },
      range: [-12, 12],
      higherIs: 'better',
    },
  ],
  primaryScale: null,
  charted: ['model_of_self', 'model_of_others'],
  missing: { rule: 'all', source: 'Bartholomew & Horowitz (1991): the formula needs all four ratings' },
  licence: {
    terms: 'non-commercial',
    status: 'Free for research',
    text: 'Printed in the article and offered by its author, who herself advises newer continuous measures such as the ECR-R.',
    source: 'K. Bartholomew, page on self-report measures',
  },
  cautions: [
    'The order of the four descriptions differs between versions: enter each rating beside its style.',
    'Each style is a single rating, so its reliability is not known.',
  ],
})
