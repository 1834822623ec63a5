import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { usual } from './assumptions'
import { report } from './report'
import { judgeFile } from './series-file'

const usage =
  'Usage: npm run bench:detection [-- --seed N] [--clients N] | npm run --silent bench:detection -- --series FILE'
/** How many complaints are worth reading at once. */
const shown = 20

process.exitCode = main(process.argv.slice(2))

/** Prints the comparison of detectors; or, given a file of series, the tail probabilities of its ratings as JSON. */
function main(args: string[]): number {
  const asked = read(args)
  if (asked === null) return refuse([usage])
  if (asked.series !== undefined) return judge(asked.series)
  for (const part of report(asked.clients, asked.seed)) console.log(part)
  return 0
}

function read(args: string[]) {
  try {
    const options = { seed: { type: 'string' }, clients: { type: 'string' }, series: { type: 'string' } } as const
    const { seed = '1', clients = `${usual.clients}`, series } = parseArgs({ args, options }).values
    const isWhole = /^\d{1,9}$/.test(seed) && /^[1-9]\d{2,6}$/.test(clients)
    return isWhole ? { seed: Number(seed), clients: Number(clients), series } : null
  } catch {
    return null
  }
}

function judge(file: string): number {
  const text = contents(file)
  if (text === null) return refuse([`There is no file ${file} to read.`])
  const found = judgeFile(text)
  if ('complaints' in found) return refuse(found.complaints)
  console.log(JSON.stringify(found.judged))
  return 0
}

function contents(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function refuse(complaints: readonly string[]): number {
  const more = complaints.length - shown
  console.error([...complaints.slice(0, shown), ...(more > 0 ? [`… and ${more} more.`] : [])].join('\n'))
  return 1
}
