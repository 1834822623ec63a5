import type { Instrument } from '../instruments/instrument'
import { csv } from '../text/csv'
import { identityLine, type PersonName } from '../text/display-name'
import { plural } from '../text/number-words'
import { heldInRecord, leftOutOfRecord, sessionCountsText } from './record-words'

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
  const begun = sessions.filter(session => !isVoid(session.id) && isBegun(session))
  const between = sessions.filter(session => !isVoid(session.id) && session.attendance === 'between').length
  const saved = sessions.length - voids.length - begun.length - between
  const counts = { saved, voids: voids.length, begun: begun.length, between }
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
    `- ${reports === 1 ? 'report-1.pdf: the episode' : `report-1.pdf to report-${reports}.pdf: the episodes, the oldest first`}, as the clinician's report with the notes. Void sessions, and those in which nothing but a note is typed so far, are left out of it.`,
    `- sessions.csv: ${sessionCountsText(counts)}; with date and note. Void ones are marked, with the reason, and so is what is not saved.`,
    `- readers.csv: who read or changed the record, and when (${plural(entries.length, 'entry', 'entries')}).`,
    '- record.json: all of it, for other programs. Times are UTC; the ids of people are named under "people".',
    ...(voids.length > 0 ? ['', `Void sessions: ${daysOf(voids)}. No number and no chart counts them.`] : []),
    ...(begun.length > 0 ? ['', `Begun and not saved: ${daysOf(begun)}. What is typed there may be unfinished.`] : []),
    '',
    'Not in it, and why',
    ...leftOutOfRecord.map(line => `- ${line}`),
    '',
  ].join('\r\n')
}

const daysOf = (sessions: readonly RecordRow[]) => sessions.map(({ heldOn }) => textOf(heldOn)).join(', ')

const asJson = ({ client, tables, entries, people, instruments }: WholeRecord, { by, practiceName, at }: Made) => ({
  format: 'attune-record/1',
  madeAt: new Date(at).toISOString(),
  madeBy: by,
  practice: practiceName,
  client: { code: client.code, name: client.name },
  people,
  measures: instruments.map(measureOf),
  ...tables,
  sessions: withState(tables),
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

/** Whether a session was begun and never saved. */
const isBegun = ({ recordedAt }: RecordRow): boolean => recordedAt === null

function withState(tables: RecordTables): RecordRow[] {
  const isVoid = voidIn(tables)
  return (tables.sessions ?? []).map(session => ({
    ...session,
    isVoid: isVoid(session.id),
    isSaved: !isBegun(session),
  }))
}

/** Whether a session is saved, and whether more was typed since. */
function savedTextIn({ assessments = [] }: RecordTables): (session: RecordRow) => string {
  const withDrafts = new Set(assessments.flatMap(({ sessionId, state }) => (state === 'draft' ? [sessionId] : [])))
  return session => {
    if (isBegun(session)) return 'begun, not saved'
    return withDrafts.has(session.id) ? 'saved; later changes are not' : 'saved'
  }
}

function sessionsCsv({ tables, people }: WholeRecord): string {
  const isVoid = voidIn(tables)
  const savedText = savedTextIn(tables)
  const nameOf = (id: unknown) => people.find(person => person.id === id)?.name ?? ''
  const reasonOf = (id: unknown) =>
    textOf((tables.session_voids ?? []).find(each => each.sessionId === id && each.undoneAt === null)?.reason)
  const held = (tables.sessions ?? []).toSorted((a, b) => (textOf(a.heldOn) < textOf(b.heldOn) ? -1 : 1))
  return csv([
    ['date', 'attendance', 'mode', 'begun by', 'saved', 'void', 'why void', 'note', 'filled in by the client'],
    ...held.map(session => [
      textOf(session.heldOn),
      textOf(session.attendance),
      // Of what was answered between sessions a mode says nothing.
      session.attendance === 'between' ? '' : textOf(session.mode),
      nameOf(session.startedBy),
      savedText(session),
      isVoid(session.id) ? 'void' : '',
      isVoid(session.id) ? reasonOf(session.id) : '',
      textOf(session.note),
      byClientIn(tables, session),
    ]),
  ])
}

/** The sheets of a session that the client filled in by themselves, each with how and when. */
function byClientIn({ assessments = [], sheet_sources: sources = [] }: RecordTables, session: RecordRow): string {
  const here = assessments.filter(({ sessionId }) => sessionId === session.id)
  return here
    .flatMap(sheet => {
      const source = sources.find(each => each.assessmentId === sheet.id)
      return source ? [`${textOf(sheet.instrumentId)} (${textOf(source.way)}, ${textOf(source.sentAt)})`] : []
    })
    .join('; ')
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const readersCsv = ({ entries }: WholeRecord): string =>
  csv([
    ['time (UTC)', 'who', 'what'],
    ...entries.map(({ at, who, what }) => [new Date(at).toISOString(), who ?? 'on the machine', what]),
  ])
