import { table } from '../../table'
import { figures } from '../figures'
import { median, ratio, spread } from '../measuring/statistics'
import { type AuditRead, auditSchema, entries } from './audit'
import { onEngines, saidBy } from './on-engines'

/** Reading the whole audit, in a file and in a PostgreSQL. Throws where it is not found as it was written. */
export async function auditPart(rounds: number, tell: (words: string) => void): Promise<string> {
  const { inFile, inServer } = await onEngines(rounds, tell, {
    inFile: () => oneRound(''),
    inServer: ({ url }) => oneRound(url),
  })
  const rows = [
    rowOf('a file', inFile, inFile),
    ...(inServer.length > 0 ? [rowOf('PostgreSQL', inServer, inFile)] : []),
  ]
  return table(['the practice is in', 'entries', 'entries/s', 'entries/s: × a file', 'entries/s of CPU'], rows)
}

async function oneRound(database: string): Promise<AuditRead> {
  const found = await saidBy('audit-process.ts', database, auditSchema)
  if (found.wrong.length > 0) throw new Error(found.wrong.join('\n'))
  return found
}

function rowOf(name: string, found: readonly AuditRead[], inFile: readonly AuditRead[]): string[] {
  const rate = ({ ms }: AuditRead) => entries / (median(ms) / 1000)
  return [
    name,
    String(entries),
    figures(spread(found.map(rate))),
    figures(ratio(found.map(rate), inFile.map(rate))),
    figures(spread(found.map(({ cpuMs }) => entries / (median(cpuMs) / 1000)))),
  ]
}
