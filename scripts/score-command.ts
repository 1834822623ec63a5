import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { instrumentById, instruments } from '../lib/instruments/catalogue'
import type { Instrument } from '../lib/instruments/instrument'
import { resultOf, sheetsIn } from './score-sheet'

const usage =
  'Usage: npm run --silent score -- --instrument ID < sheets (JSON or CSV; --header or --no-header where a first line could be either)'

/** How many complaints are worth reading at once. */
const shown = 20

process.stdout.on('error', stopReading)
process.exitCode = await main(process.argv.slice(2))

/** Prints one line per sheet; or nothing, and what is wrong with the sheets, so that no half of a file is taken for the whole. */
async function main(args: string[]): Promise<number> {
  const request = requestOf(args)
  if ('complaint' in request) return refuse([request.complaint])
  const { sheets, ids, complaints, remark } = sheetsIn(request.instrument, await text(process.stdin), request.header)
  if (complaints.length > 0) return refuse(complaints)
  if (remark) console.error(remark)
  const results = sheets.map((sheet, index) => ({
    ...(ids && { id: ids[index] }),
    ...resultOf(request.instrument, sheet),
  }))
  process.stdout.write(results.map(result => `${JSON.stringify(result)}\n`).join(''))
  return 0
}

type ScoreRequest = { instrument: Instrument; header: boolean | null } | { complaint: string }

/** What the command line asks for: the instrument, and whether a CSV has a header (null: to be seen from its first line). */
function requestOf(args: string[]): ScoreRequest {
  const given = optionsIn(args)
  if (given === null || given.instrument === undefined) return { complaint: `${usage}\n${known()}` }
  const instrument = instrumentById(given.instrument)
  if (!instrument) return { complaint: `There is no instrument ${given.instrument}. ${known()}` }
  if (instrument.scales.length === 0) return { complaint: `${instrument.abbreviation} has no scores.` }
  return { instrument, header: given['no-header'] ? false : (given.header ?? null) }
}

function optionsIn(args: string[]) {
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

function known(): string {
  const scored = instruments.filter(each => each.scales.length > 0)
  return `Attune scores: ${scored.map(each => each.id).join(', ')}.`
}

function refuse(complaints: readonly string[]): number {
  const more = complaints.length - shown
  console.error([...complaints.slice(0, shown), ...(more > 0 ? [`… and ${more} more.`] : [])].join('\n'))
  return 1
}

/** Whoever reads the lines may stop before the last (`| head`): no reason for a trace. */
function stopReading(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
}
