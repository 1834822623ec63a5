import { defineInstrument, span } from './define'

/*
 * Fraley, Heffernan, Vicary & Brumbaugh (2011). Nine statements about one person (in general, or partner, mother, father,
 * friend), 1 to 7. Avoidance is the mean of items 1–6 with 1–4 reversed (8 − answer), anxiety the mean of items 7–9.
 */
export const ecrRs = defineInstrument({
  id: 'ecr-rs',
  version: 1,
  title: 'ECR – Relationship Structures',
  abbreviation: 'ECR-RS',
  domain: 'attachment',
  respondents: ['client'],
  hasTarget: true,
  measures: 'Attachment anxiety and avoidance in one relationship at a time, or in general.',
  citation: 'Fraley RC, Heffernan ME, Vicary AM, Brumbaugh CC (2011). Psychol Assess 23:615–625, doi 10.1037/a0022898.',
  keySource: 'Fraley et al. (2011), as quoted second-hand',
  timeframe: 'at present, about one person',
  response: { min: 1, max: 7, labels: ['strongly disagree', '', '', 'neutral', '', '', 'strongly agree'] },
  items: [
    { n: 1, cue: 'turns to person in need', reversed: true },
    { n: 2, cue: 'discusses problems', reversed: true },
    { n: 3, cue: 'talks things over', reversed: true },
    { n: 4, cue: 'easy to depend', reversed: true },
    { n: 5, cue: 'uneasy opening up' },
    { n: 6, cue: 'hides deep feelings' },
    { n: 7, cue: 'worry not cared for' },
    { n: 8, cue: 'fear of abandonment' },
    { n: 9, cue: 'worry care imbalance' },
  ],
  scales: [
    { id: 'anxiety', title: 'Anxiety', key: { method: 'mean', items: span(7, 9) }, range: [1, 7], higherIs: 'worse' },
    {
      id: 'avoidance',
      title: 'Avoidance',
      key: { method: 'mean', items: span(1, 6) },
      range: [1, 7],
      higherIs: 'worse',
    },
  ],
  primaryScale: null,
  charted: ['anxiety', 'avoidance'],
  missing: { rule: 'house' },
  reliability: [
    {
      text: 'Test–retest over 30 days: .65 for romantic partners, .80 for parents.',
      source: 'R. C. Fraley, information page on the ECR-RS',
    },
    {
      text: 'Internal consistency (alpha) above .90; sample and scale not stated.',
      source: 'a blog post, second-hand',
      secondHand: true,
    },
  ],
  licence: {
    terms: 'non-commercial',
    status: 'Free for non-commercial use',
    text: 'Published by the author for non-commercial use.',
    source: 'R. C. Fraley, information page on the ECR-RS',
  },
  cautions: [
    'Scores about different people are different measures and are never joined. The global score of the paper, the mean over mother, father, partner and friend, is not made here.',
    'There is no clinical cut-off; the split at 4 on the map is a convention.',
    'About the therapist the nine statements were not validated. Attachment to the therapist goes with the alliance far more closely than general attachment does and overlaps with it so much that it is no independent signal; this was found with another questionnaire, the CATS (Mallinckrodt & Jeong 2015, 13 studies). No rule reads it.',
  ],
})
