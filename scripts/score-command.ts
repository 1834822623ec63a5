import { text } from 'node:stream/consumers'
import { askedFor } from './score-arguments'
import { resultOf } from './score-result'
import { sheetsIn } from './score-sheet'

/** How many complaints are worth reading at once. */
const shown = 20

process.stdout.on('error', stopReading)
process.exitCode = await main(process.argv.slice(2))

/** Prints one line per sheet; or nothing, and what is wrong with the sheets, so that no half of a file is taken for the whole. */
async function main(args: string[]): Promise<number> {
  const asked = askedFor(args)
  if ('complaint' in asked) return refuse([asked.complaint])
  const { sheets, ids, complaints, remark } = sheetsIn(asked.instrument, await text(process.stdin), asked.header)
  if (complaints.length > 0) return refuse(complaints)
  if (remark) console.error(remark)
  const results = sheets.map((sheet, index) => ({
    ...(ids && { id: ids[index] }),
    ...resultOf(asked.instrument, sheet),
  }))
  process.stdout.write(results.map(result => `${JSON.stringify(result)}\n`).join(''))
  return 0
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
