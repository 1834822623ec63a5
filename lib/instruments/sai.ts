import { defineInstrument, span } from './define'

/*
 * Falkenström, Hatcher, Skjulsvik, Larsson & Holmqvist (2015). Six statements about this session by the client, 0 to 5, one score.
 * Attune draws and judges the item mean (0 to 5) and keeps the sum (0 to 30) beside it.
 */
export const sai = defineInstrument({
  id: 'sai',
  version: 1,
  title: 'Session Alliance Inventory (client)',
  abbreviation: 'SAI',
  domain: 'alliance',
  respondents: ['client'],
  measures: 'How client and therapist worked together in one session, as the client sees it, as one score.',
  citation:
    'Falkenström F, Hatcher RL, Skjulsvik T, Larsson MH, Holmqvist R (2015). Psychol Assess 27:169–183, doi 10.1037/pas0000038.',
  keySource: 'Falkenström et al. (2015), as quoted second-hand; the numbering of the answers is inferred',
  timeframe: 'this session',
  response: { min: 0, max: 5, labels: ['not at all', '', '', '', '', 'completely'] },
  items: [
    { n: 1, cue: 'agreed goals' },
    { n: 2, cue: 'feels appreciated' },
    { n: 3, cue: 'mutual respect' },
    { n: 4, cue: 'agrees what matters' },
    { n: 5, cue: 'cared for despite disapproval' },
    { n: 6, cue: 'trusts the approach' },
  ],
  scales: [
    { id: 'sum', title: 'Sum', key: { method: 'sum', items: span(1, 6) }, range: [0, 30], higherIs: 'better' },
    { id: 'mean', title: 'Item mean', key: { method: 'mean', items: span(1, 6) }, range: [0, 5], higherIs: 'better' },
  ],
  primaryScale: 'mean',
  charted: ['mean'],
  missing: { rule: 'house' },
  licence: {
    terms: 'permission',
    status: 'Permission required (presumed)',
    text: 'Its items are adapted from the Working Alliance Inventory; no statement that it may be used freely was found.',
  },
  cautions: [
    'The numbering of the answers from 0 to 5 was inferred, not read in the paper: check it against your form.',
    'Goal, task and bond are not scored apart: the authors advise a single score.',
    'There are no cut-offs: each client is read against their own ratings. Never join it with the WAI-SR, which runs from 1 to 5.',
  ],
})
