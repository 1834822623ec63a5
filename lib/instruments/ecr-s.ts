import { defineInstrument } from './define'

/*
 * Wei, Russell, Mallinckrodt & Vogel (2007). Twelve statements about close relationships, 1 to 7. Anxiety is the mean of the even
 * items (reversed: 8), avoidance of the odd ones (reversed: 1, 5 and 9), reversed items as 8 − answer.
 */
export const ecrS = defineInstrument({
  id: 'ecr-s',
  version: 1,
  title: 'Experiences in Close Relationships – Short Form',
  abbreviation: 'ECR-S',
  domain: 'attachment',
  respondents: ['client'],
  measures: 'Attachment anxiety and avoidance in romantic relationships, in twelve items.',
  citation:
    'Wei M, Russell DW, Mallinckrodt B, Vogel DL (2007). J Pers Assess 88:187–204, doi 10.1080/00223890701268041.',
  keySource: 'Wei et al. (2007), as quoted second-hand',
  timeframe: 'in general, in romantic relationships',
  response: { min: 1, max: 7, labels: ['strongly disagree', '', '', 'neutral', '', '', 'strongly agree'] },
  items: [
    { n: 1, cue: 'turns to partner in need', reversed: true },
    { n: 2, cue: 'needs reassurance' },
    { n: 3, cue: 'wants close, pulls back' },
    { n: 4, cue: 'partners less close' },
    { n: 5, cue: 'turns to partner for comfort', reversed: true },
    { n: 6, cue: 'closeness scares others' },
    { n: 7, cue: 'avoids too much closeness' },
    { n: 8, cue: 'no abandonment worry', reversed: true },
    { n: 9, cue: 'discusses problems', reversed: true },
    { n: 10, cue: 'frustrated by unavailability' },
    { n: 11, cue: 'nervous when too close' },
    { n: 12, cue: 'worry care imbalance' },
  ],
  scales: [
    {
      id: 'anxiety',
      title: 'Anxiety',
      key: { method: 'mean', items: [2, 4, 6, 8, 10, 12] },
      range: [1, 7],
      higherIs: 'worse',
    },
    {
      id: 'avoidance',
      title: 'Avoidance',
      key: { method: 'mean', items: [1, 3, 5, 7, 9, 11] },
      range: [1, 7],
      higherIs: 'worse',
    },
  ],
  primaryScale: null,
  charted: ['anxiety', 'avoidance'],
  missing: { rule: 'house' },
  reliability: [
    {
      text: 'Internal consistency (alpha), n = 851: anxiety .78, avoidance .84.',
      source: 'NovoPsych, page on the ECR-S, second-hand',
      secondHand: true,
    },
    {
      text: 'Internal consistency (alpha) over several samples: anxiety .77 to .86, avoidance .78 to .88.',
      source: 'Wei et al. (2007), as quoted second-hand',
      secondHand: true,
    },
    {
      text: 'Test–retest over one month: anxiety .80, avoidance .83 (another text gives .81).',
      source: 'Wei et al. (2007), as quoted second-hand',
      secondHand: true,
    },
  ],
  licence: {
    terms: 'unclear',
    status: 'Unclear',
    text: 'Published in a journal; no statement on its use was found. Ask M. Wei (Iowa State University).',
  },
  cautions: [
    'The ECR-12 is another form of twelve items: neither its sheets nor its scores belong here.',
    'Some papers report sums (6 to 42). Divide a sum by 6 before typing it in.',
    'There is no clinical cut-off; the split at 4 on the map is a convention.',
  ],
})
