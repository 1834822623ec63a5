import { rangeVersion } from '../change/expected-range'
import { instruments } from '../instruments/catalogue'
import { rules } from './rules'

/** In which shape what is kept of an episode is: the caseload's line, the early means. */
const summaryVersion = 5

/** What flags and lines of the caseload are made by: the versions of the expected range, of every rule and of every instrument. */
export const rulesetVersion = [
  `expected-range ${rangeVersion}`,
  `summary ${summaryVersion}`,
  ...[...rules, ...instruments].map(({ id, version }) => `${id} ${version}`),
].join(', ')
