import { parseArgs } from 'node:util'
import { instrumentById, instruments } from '../lib/instruments/catalogue'
import type { Instrument } from '../lib/instruments/instrument'

export type Asked = { instrument: Instrument; header: boolean | null } | { complaint: string }

const usage =
  'Usage: npm run --silent score -- --instrument ID < sheets (JSON or CSV; --header or --no-header where a first line could be either)'

/** What the command line asks for: the instrument, and whether a CSV has a header (null: to be seen from its first line). */
export function askedFor(args: string[]): Asked {
  const given = read(args)
  if (given === null || given.instrument === undefined) return { complaint: `${usage}\n${known()}` }
  const instrument = instrumentById(given.instrument)
  if (!instrument) return { complaint: `There is no instrument ${given.instrument}. ${known()}` }
  if (instrument.scales.length === 0) return { complaint: `${instrument.short} has no scores.` }
  return { instrument, header: given['no-header'] ? false : (given.header ?? null) }
}

function read(args: string[]) {
  const options = {
    instrument: { type: 'string' },
    header: { type: 'boolean' },
    'no-header': { type: 'boolean' },
  } as const
  try {
    return parseArgs({ args, options }).values
  } catch {
    return null
  }
}

const known = () =>
  `Attune scores: ${instruments
    .filter(each => each.scales.length > 0)
    .map(each => each.id)
    .join(', ')}.`
