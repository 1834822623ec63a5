import { defineInstrument } from './define'

/*
 * Collins (1996). Eighteen statements about close relationships, 1 to 5. Close (reversed: 8, 13 and 17), depend (reversed: 2, 7, 16
 * and 18) and anxiety (none reversed) are means of six items each, reversed items as 6 − answer; close and depend together are the
 * mean of the two.
 */
export const raas = defineInstrument({
  id: 'raas',
  version: 1,
  title: 'Revised Adult Attachment Scale',
  abbreviation: 'RAAS',
  domain: 'attachment',
  respondents: ['client'],
  measures: 'Comfort with closeness, comfort with depending on others, and anxiety about being left or unloved.',
  citation:
    'Collins NL (1996). J Pers Soc Psychol 71:810–832, doi 10.1037/0022-3514.71.4.810; Collins NL, Read SJ (1990). J Pers Soc Psychol 58:644–663.',
  keySource: 'Collins (1996), as quoted second-hand',
  timeframe: 'in general',
  response: { min: 1, max: 5, labels: ['not at all like me', '', '', '', 'very much like me'] },
  items: [
    { n: 1, cue: 'easy to get close' },
    { n: 2, cue: 'hard to depend', reversed: true },
    { n: 3, cue: 'worry not truly loved' },
    { n: 4, cue: 'others reluctant to be close' },
    { n: 5, cue: 'comfortable depending' },
    { n: 6, cue: 'untroubled by closeness' },
    { n: 7, cue: 'others unavailable', reversed: true },
    { n: 8, cue: 'uneasy being close', reversed: true },
    { n: 9, cue: "worry others won't stay" },
    { n: 10, cue: 'feelings not returned' },
    { n: 11, cue: 'doubts others care' },
    { n: 12, cue: 'comfortable in closeness' },
    { n: 13, cue: 'uneasy at emotional closeness', reversed: true },
    { n: 14, cue: 'expects others there' },
    { n: 15, cue: 'wants close, fears hurt' },
    { n: 16, cue: 'hard to trust fully', reversed: true },
    { n: 17, cue: 'pressed for more closeness', reversed: true },
    { n: 18, cue: 'unsure of depending', reversed: true },
  ],
  scales: [
    {
      id: 'close',
      title: 'Close',
      key: { method: 'mean', items: [1, 6, 8, 12, 13, 17] },
      range: [1, 5],
      higherIs: 'better',
    },
    {
      id: 'depend',
      title: 'Depend',
      key: { method: 'mean', items: [2, 5, 7, 14, 16, 18] },
      range: [1, 5],
      higherIs: 'better',
    },
    {
      id: 'anxiety',
      title: 'Anxiety',
      key: { method: 'mean', items: [3, 4, 9, 10, 11, 15] },
      range: [1, 5],
      higherIs: 'worse',
    },
    {
      id: 'close_depend',
      title: 'Close and depend',
      key: { method: 'mean-of-scales', scales: ['close', 'depend'] },
      range: [1, 5],
      higherIs: 'better',
    },
  ],
  primaryScale: null,
  charted: ['close', 'depend', 'anxiety'],
  missing: { rule: 'house' },
  norms: [
    {
      text: 'US college students, N = 414, men: close 3.59 (SD 0.87), depend 3.43 (0.83), anxiety 2.31 (0.89).',
      source: 'Ledley et al. (2006). J Psychopathol Behav Assess 28:33–40, as quoted second-hand',
      secondHand: true,
    },
    {
      text: 'The same sample, women: close 3.65 (SD 0.87), depend 3.25 (0.86), anxiety 2.62 (1.01).',
      source: 'Ledley et al. (2006). J Psychopathol Behav Assess 28:33–40, as quoted second-hand',
      secondHand: true,
    },
  ],
  licence: {
    terms: 'non-commercial',
    status: 'Free for research',
    text: 'The author lets it be used in research and translated; use in clinical software is not addressed.',
    source: 'N. L. Collins, letter to users of the scale (2008), quoted second-hand',
  },
  cautions: [
    'Its scales run from 1 to 5 and there is none for avoidance: it never stands on the 1–7 attachment map.',
    'There is no clinical cut-off. Sorting into four styles at the midpoint of 3 is exploratory in the author’s own word, and not done here.',
  ],
})
