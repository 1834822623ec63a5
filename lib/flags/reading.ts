import { rangeVersion } from '../change/expected-range'
import { instruments } from '../instruments/catalogue'
import { rules } from './rules'

/** What the flags of this software are found by: the versions of the expected range, of every rule and of every instrument. */
export const reading = [
  `expected-range ${rangeVersion}`,
  ...[...rules, ...instruments].map(({ id, version }) => `${id} ${version}`),
].join(', ')
