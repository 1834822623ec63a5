import '@/db/supported-node'
import path from 'node:path'
import Database from 'better-sqlite3'
import type { BenchFile } from '../bench-file'

type Row = { id: string }

/** A client of the clinician in an open episode who is none of those that are measured. Throws where there is none. */
export function spareClient(folder: string, { clinicianId, clients }: BenchFile): string {
  const sqlite = new Database(path.join(folder, 'attune.db'), { readonly: true })
  try {
    const find = sqlite.prepare<[string, string], Row>(
      `select care_team.client_id as id from care_team join episodes using (client_id)
       where person_id = ? and role = 'clinician' and to_at is null and ended_on is null
       and client_id not in (select value from json_each(?)) limit 1`,
    )
    const found = find.get(clinicianId, JSON.stringify(Object.values(clients)))
    if (!found) throw new Error('The clinician has no client besides those that are measured')
    return found.id
  } finally {
    sqlite.close()
  }
}
