import type { Instrument } from '../instruments/instrument'
import { csv } from '../text/csv'
import { identityLine, type PersonName } from '../text/display-name'
import { plural } from '../text/number-words'
import { heldInRecord, leftOutOfRecord } from './record-words'

/** A row of a record, opened: what was encrypted is text. */
export type RecordRow = Readonly<Record<string, unknown>>

/** By the name of the table. */
export type RecordTables = Readonly<Record<string, readonly RecordRow[]>>

type Entry = {
  /** ms UTC. */
  at: number
  /** Null where it was done on the machine. */
  who: string | null
  what: string
}

type WholeRecord = {
  client: PersonName
  tables: RecordTables
  entries: readonly Entry[]
  people: readonly { id: string; name: string }[]
  instruments: readonly Instrument[]
}

type Made = { by: string; practiceName: string; at: number; reports: number }

export type TextFile = { name: string; text: string }

/** A client's whole record as files that anybody can read, beside a report of each episode. */
export function recordFiles(record: WholeRecord, made: Made): TextFile[] {
  return [
    { name: 'README.txt', text: about(record, made) },
    { name: 'record.json', text: `${JSON.stringify(asJson(record, made), null, 2)}\n` },
    { name: 'sessions.csv', text: sessionsCsv(record) },
    { name: 'readers.csv', text: readersCsv(record) },
  ]
}

function about({ client, tables, entries }: WholeRecord, { by, practiceName, at, reports }: Made): string {
  const sessions = tables.sessions ?? []
  const isVoid = voidIn(tables)
  const voids = sessions.filter(session => isVoid(session.id))
  return [
    `The whole record of ${identityLine(client)}`,
    `Made by ${by}, ${practiceName}, on ${new Date(at).toISOString()} (UTC).`,
    '',
    'IT IS NOT ENCRYPTED: whoever has it can read everything.',
    '',
    'In it',
    ...heldInRecord.map(line => `- ${line}`),
    '',
    'The files',
    `- ${reports === 1 ? 'report-1.pdf: the episode' : `report-1.pdf to report-${reports}.pdf: the episodes, the oldest first`}, as the clinician's report with the notes. Void sessions are left out of it.`,
    `- sessions.csv: ${plural(sessions.length, 'session')} with date and note; void ones are marked, with the reason.`,
    `- readers.csv: who read or changed the record, and when (${plural(entries.length, 'entry', 'entries')}).`,
    '- record.json: all of it, for other programs. Times are UTC; the ids of people are named under "people".',
    ...(voids.length > 0
      ? [
          '',
          `Void sessions: ${voids.map(({ heldOn }) => textOf(heldOn)).join(', ')}. No number and no chart counts them.`,
        ]
      : []),
    '',
    'Not in it, and why',
    ...leftOutOfRecord.map(line => `- ${line}`),
    '',
  ].join('\r\n')
}

const asJson = ({ client, tables, entries, people, instruments }: WholeRecord, { by, practiceName, at }: Made) => ({
  format: 'attune-record/1',
  madeAt: new Date(at).toISOString(),
  madeBy: by,
  practice: practiceName,
  client: { code: client.code, name: client.name },
  people,
  measures: instruments.map(measureOf),
  ...tables,
  sessions: withVoid(tables),
  readers: entries.map(({ at: readAt, who, what }) => ({ at: new Date(readAt).toISOString(), who, what })),
})

/** By what answers and scores are understood: our own short words for each item, and no wording. */
const measureOf = ({ id, title, version, response, items, scales }: Instrument) => ({
  id,
  title,
  version,
  answers: { from: response.min, to: response.max },
  items: items.map(({ n, cue }) => ({ item: n, about: cue })),
  scales: scales.map(scale => ({ id: scale.id, title: scale.title, range: scale.range, higherIs: scale.higherIs })),
})

/** Whether a session is void by now. */
function voidIn({ session_voids: voids = [] }: RecordTables): (sessionId: unknown) => boolean {
  const inForce = new Set(voids.flatMap(({ sessionId, undoneAt }) => (undoneAt === null ? [sessionId] : [])))
  return sessionId => inForce.has(sessionId)
}

function withVoid(tables: RecordTables): RecordRow[] {
  const isVoid = voidIn(tables)
  return (tables.sessions ?? []).map(session => ({ ...session, isVoid: isVoid(session.id) }))
}

function sessionsCsv({ tables, people }: WholeRecord): string {
  const isVoid = voidIn(tables)
  const nameOf = (id: unknown) => people.find(person => person.id === id)?.name ?? ''
  const reasonOf = (id: unknown) =>
    textOf((tables.session_voids ?? []).find(each => each.sessionId === id && each.undoneAt === null)?.reason)
  const held = (tables.sessions ?? []).toSorted((a, b) => (textOf(a.heldOn) < textOf(b.heldOn) ? -1 : 1))
  return csv([
    ['date', 'attendance', 'mode', 'begun by', 'void', 'why void', 'note'],
    ...held.map(({ id, heldOn, attendance, mode, startedBy, note }) => [
      textOf(heldOn),
      textOf(attendance),
      textOf(mode),
      nameOf(startedBy),
      isVoid(id) ? 'void' : '',
      isVoid(id) ? reasonOf(id) : '',
      textOf(note),
    ]),
  ])
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const readersCsv = ({ entries }: WholeRecord): string =>
  csv([
    ['time (UTC)', 'who', 'what'],
    ...entries.map(({ at, who, what }) => [new Date(at).toISOString(), who ?? 'on the machine', what]),
  ])
