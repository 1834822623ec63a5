import { rangeVersion } from '../change/expected-range'
import { instruments } from '../instruments/catalogue'
import { rules } from './rules'

/** In which shape the caseload's lines are kept. */
const summaryVersion = 4

/** What flags and lines of the caseload are made by: the versions of the expected range, of every rule and of every instrument. */
export const rulesetVersion = [
  `expected-range ${rangeVersion}`,
  `summary ${summaryVersion}`,
  ...[...rules, ...instruments].map(({ id, version }) => `${id} ${version}`),
].join(', ')
