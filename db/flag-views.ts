import { and, asc, eq, inArray, isNotNull, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { type Region, regionsAround } from '../lib/attachment'
import { stepsFor } from '../lib/flags/next-steps'
import type { Explanation } from '../lib/flags/rule'
import { ruleById } from '../lib/flags/rules'
import { answerOfKey } from '../lib/flags/rules/safety-item'
import { ruptureKinds } from '../lib/flags/rupture-judgement'
import { isSentSince, sentSinceText } from '../lib/flags/sent-since'
import type { Instrument } from '../lib/instruments/instrument'
import type { Viewer } from '../lib/viewer'
import { clientRef } from './client-name'
import { readSummary } from './client-summary'
import { explanationOf } from './flag-explanation'
import { commentsOn, type FlagRow, flagRowsInOrder } from './flag-queries'
import { sessionNumbers } from './history'
import { inTurn } from './in-turn'
import { type Sql, vault } from './open'
import { answers, assessments, type flagEndings, flagEvents, type flags, people, type resolutions } from './schema'
import { instrumentsIn, nextStepsIn } from './settings'
import type { ClientKey } from './vault'

export type FlagView = Awaited<ReturnType<typeof flagViews>>[number]

/** Flags of the clients open to the viewer, in words. */
export const flagViews = async (tx: Sql, viewer: Viewer, where: SQL | undefined) =>
  explained(tx, viewer, await flagRowsInOrder(tx, viewer, where))

async function explained(tx: Sql, viewer: Viewer, rows: readonly FlagRow[]) {
  if (rows.length === 0) return []
  const ids = rows.map(row => row.flag.id)
  const said = {
    events: await eventsOf(tx, ids),
    comments: await commentsOn(tx, ids),
    corrections: await correctionsOf(tx, rows),
  }
  const instruments = await instrumentsIn(tx, viewer.practiceId)
  const numbers = await sessionNumbers(tx, [...new Set(rows.map(row => row.flag.episodeId))])
  const practice = { instruments, steps: await nextStepsIn(tx, viewer.practiceId), numbers }
  return rows.map(row => view(row, said, row.ownId !== null, practice))
}

type Said = {
  corrections: Awaited<ReturnType<typeof correctionsOf>>
  events: Awaited<ReturnType<typeof eventsOf>>
  comments: Awaited<ReturnType<typeof commentsOn>>
}
type Practice = {
  instruments: readonly Instrument[]
  steps: Awaited<ReturnType<typeof nextStepsIn>>
  numbers: ReadonlyMap<string, number>
}

function view(
  row: FlagRow,
  { events, comments, corrections }: Said,
  mayWork: boolean,
  { instruments, steps, numbers }: Practice,
) {
  const { flag, client, session, acknowledged, quiet, state } = row
  const rule = ruleById(flag.rule)
  if (!rule) throw new Error(`No rule ${flag.rule}`)
  const key = vault().keyOf(client)
  const ofFlag = events.filter(event => event.flagId === flag.id)
  const sessionNumber = session.episodeId === flag.episodeId ? (numbers.get(flag.sessionId) ?? null) : null
  return {
    id: flag.id,
    version: flag.version,
    key: flag.key,
    client: clientRef(client),
    episodeId: flag.episodeId,
    /** Null when the session was moved to another client since. */
    sessionId: session.episodeId === flag.episodeId ? flag.sessionId : null,
    /** The number of that session; null where it was moved away or made void since. */
    sessionNumber,
    rule: flag.rule,
    ruleTitle: rule.title,
    ruleVersion: flag.ruleVersion,
    citations: rule.citations,
    weakness: rule.weakness,
    tier: flag.tier,
    grade: rule.grade,
    ...whyOpen(explanationOf(rule, flag, instruments, sessionNumber), row, ofFlag),
    nextSteps: stepsFor(steps[rule.id], { kind: kindIn(flag.evidence), regions: regionsIn(row.summary) }),
    rupture: ruptureOf(flag),
    evidenceOn: flag.evidenceOn,
    raisedAt: flag.raisedAt,
    state,
    /** What became of the answer of a safety flag that was withdrawn; null for all others. */
    correction: corrections.get(flag.id) ?? null,
    quiet,
    acknowledgement: acknowledged ? acknowledgementView(key, acknowledged) : null,
    ending: row.ending ? ended(key, row.ending, row.endingGiven, row.endedBy) : null,
    events: ofFlag.map(({ id, what, tier, at, byName, sealedNote }) => ({
      what,
      tier,
      at,
      byName,
      note: key.read('flag_events.sealed_note', id, sealedNote),
    })),
    comments: comments
      .filter(comment => comment.flagId === flag.id)
      .map(({ id, byName, at, sealedText }) => ({
        byName,
        at,
        text: key.read('flag_comments.sealed_text', id, sealedText) ?? '',
      })),
    mayWork,
  }
}

/** Says with the sentence why a flag is open again that was resolved, where the client has sent by themselves what it is about. */
function whyOpen(said: Explanation, { flag, ending }: FlagRow, events: Said['events']): Explanation {
  const resolved = events.findLast(({ what }) => what === 'resolved')
  if (ending !== null || !resolved || !isSentSince(flag.evidence, resolved.evidence)) return said
  return { ...said, sentence: `${said.sentence} ${sentSinceText}` }
}

/** The drop that a flag is about, by which it is judged; null for flags about something else. */
function ruptureOf({ rule, key }: Pick<typeof flags.$inferSelect, 'rule' | 'key'>) {
  const [instrumentId, sessionId] = key.split(':')
  return aboutDrops.includes(rule) && instrumentId && sessionId ? { instrumentId, sessionId } : null
}

const aboutDrops = ['alliance-drop', 'rupture-unrepaired', 'rupture-unseen']

/** What the clinician called it, from the evidence: with its status, or by itself. */
const called = z.object({
  word: z.union([z.enum(ruptureKinds), z.object({ kind: z.enum(ruptureKinds) }).transform(({ kind }) => kind)]),
})
const kindIn = (evidence: unknown) => called.safeParse(evidence).data?.word ?? null

function regionsIn(summary: unknown): Region[] {
  const style = summary === null ? null : readSummary(summary)?.summary.style
  return style ? regionsAround(style.anxiety, style.avoidance) : []
}

function acknowledgementView(
  key: ClientKey,
  note: { id: string; byName: string; at: number; sealedNote: Buffer | null },
) {
  return { byName: note.byName, at: note.at, note: key.read('acknowledgements.sealed_note', note.id, note.sealedNote) }
}

/** Of withdrawn safety flags, whether their answer is another one now or none: left blank, or declined. */
async function correctionsOf(tx: Sql, rows: readonly FlagRow[]): Promise<ReadonlyMap<string, 'changed' | 'taken-out'>> {
  return new Map(
    (
      await inTurn(rows, async ({ flag: { id, rule, key }, state }) => {
        const place = rule === 'safety-item' && state === 'withdrawn' ? answerOfKey(key) : null
        return place ? [[id, (await isAnswered(tx, place)) ? 'changed' : 'taken-out'] as const] : []
      })
    ).flat(),
  )
}

async function isAnswered(tx: Sql, place: NonNullable<ReturnType<typeof answerOfKey>>): Promise<boolean> {
  const found = await tx
    .select({ value: answers.value, respondent: assessments.respondent })
    .from(answers)
    .innerJoin(assessments, eq(assessments.id, answers.assessmentId))
    .where(
      and(
        eq(assessments.sessionId, place.sessionId),
        eq(assessments.instrumentId, place.instrumentId),
        eq(answers.item, place.item),
        isNotNull(answers.value),
      ),
    )
  return found.some(({ respondent }) => respondent === place.respondent)
}

function ended(
  key: ClientKey,
  { endedAt }: typeof resolutions.$inferSelect,
  given: typeof flagEndings.$inferSelect | null,
  byName: string | null,
) {
  return { byName, at: endedAt, reason: given && key.read('flag_endings.sealed_reason', given.id, given.sealedReason) }
}

async function eventsOf(tx: Sql, flagIds: string[]) {
  return await tx
    .select({
      id: flagEvents.id,
      flagId: flagEvents.flagId,
      what: flagEvents.kind,
      tier: flagEvents.tier,
      at: flagEvents.happenedAt,
      byName: people.name,
      sealedNote: flagEvents.sealedNote,
      evidence: flagEvents.evidence,
    })
    .from(flagEvents)
    .leftJoin(people, eq(people.id, flagEvents.actedBy))
    .where(inArray(flagEvents.flagId, flagIds))
    .orderBy(asc(flagEvents.happenedAt), asc(flagEvents.id))
}
