import { defineInstrument, span } from './define'

/*
 * Hatcher & Gillaspy (2006). Twelve statements by the client, 1 to 5. Task, goal and bond are sums of four items each; the total
 * is the sum of twelve. Attune draws and judges the item mean of all twelve (1 to 5) and keeps the sums beside it.
 */
export const waiSr = defineInstrument({
  id: 'wai-sr',
  version: 1,
  title: 'Working Alliance Inventory – Short Revised (client)',
  abbreviation: 'WAI-SR',
  domain: 'alliance',
  respondents: ['client'],
  measures:
    'How client and therapist work together, as the client sees it: agreement on tasks, agreement on goals, and the bond.',
  citation: 'Hatcher RL, Gillaspy JA (2006). Psychother Res 16:12–25, doi 10.1080/10503300500352500.',
  keySource: 'Hatcher & Gillaspy (2006), as quoted second-hand',
  timeframe: 'the current therapy',
  response: { min: 1, max: 5, labels: ['seldom', 'sometimes', 'fairly often', 'very often', 'always'] },
  items: [
    { n: 1, cue: 'clearer how to change' },
    { n: 2, cue: 'new view of problem' },
    { n: 3, cue: 'feels liked' },
    { n: 4, cue: 'collaborates on goals' },
    { n: 5, cue: 'mutual respect' },
    { n: 6, cue: 'works toward agreed goals' },
    { n: 7, cue: 'feels appreciated' },
    { n: 8, cue: 'agrees what matters' },
    { n: 9, cue: 'cared for despite disapproval' },
    { n: 10, cue: 'steps help change' },
    { n: 11, cue: 'shared understanding of change' },
    { n: 12, cue: 'trusts the approach' },
  ],
  scales: [
    { id: 'task', title: 'Task', key: { method: 'sum', items: [1, 2, 10, 12] }, range: [4, 20], higherIs: 'better' },
    { id: 'goal', title: 'Goal', key: { method: 'sum', items: [4, 6, 8, 11] }, range: [4, 20], higherIs: 'better' },
    { id: 'bond', title: 'Bond', key: { method: 'sum', items: [3, 5, 7, 9] }, range: [4, 20], higherIs: 'better' },
    { id: 'total', title: 'Total', key: { method: 'sum', items: span(1, 12) }, range: [12, 60], higherIs: 'better' },
    { id: 'mean', title: 'Item mean', key: { method: 'mean', items: span(1, 12) }, range: [1, 5], higherIs: 'better' },
  ],
  primaryScale: 'mean',
  charted: ['mean'],
  missing: { rule: 'house' },
  reliability: [
    {
      text: 'Internal consistency above .80 (German outpatients N = 88, inpatients N = 243).',
      source: 'Munder et al. (2010), doi 10.1002/cpp.658',
    },
    { text: 'All versions of the inventory: mean alpha .79 to .97, most often .92.', source: 'Hanson (2002)' },
  ],
  licence: {
    terms: 'permission',
    status: 'Permission required',
    text: 'Copyright A. O. Horvath; permissions are handled by the Society for Psychotherapy Research.',
    source: 'Rehabilitation Measures Database, as quoted second-hand',
  },
  cautions: [
    'There are no cut-offs: the inventory is not a standardised measure (A. O. Horvath, website of the inventory). Each client is read against their own ratings.',
  ],
})
