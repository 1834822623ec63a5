import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { askRefusal, usualDaysAsked, wayRefusal } from '../lib/answer/asking'
import { askableLanguages, unaskable } from '../lib/answer/form'
import type { AnswerSettings } from '../lib/answer/settings'
import type { Unaskable } from '../lib/answer/unaskable'
import { dueAt } from '../lib/battery'
import { addDays, todayIn } from '../lib/dates'
import { goalsAsked } from '../lib/goals'
import { isFilledIn } from '../lib/history'
import type { Instrument } from '../lib/instruments/instrument'
import { ownLanguages } from '../lib/instruments/own-wordings/own-wording'
import type { Wording } from '../lib/instruments/wording'
import { type AskedMeasure, domainNames, measureKey, measuresFrom, sameMeasure, targetNames } from '../lib/measure'
import { dayAsked, pauseOn } from '../lib/pause'
import type { Viewer } from '../lib/viewer'
import { findOwnClient, openEpisode } from './access'
import { answersRefused, earlierRequest, openRequests } from './answer-request-views'
import { answerSettingsInForce } from './answer-settings-rows'
import { audit } from './audit'
import { clientRef } from './client-name'
import { planOf } from './client-plan'
import { openGoals } from './goal-rows'
import { isNotVoid, unchangedHistory } from './history'
import { nextSessionOf } from './next-session'
import { type Sql, vault } from './open'
import { pausesIn } from './pause-rows'
import { first } from './rows'
import { sessions, tablets } from './schema'
import { inSessionOrder } from './session-order'
import { instrumentsOffered, wordingsIn } from './settings'
import { look } from './write'

export type AskView = NonNullable<Awaited<ReturnType<typeof clientToAsk>>>

/** Something a client could be asked, with why not where it cannot. */
export type AskableMeasure = AskView['measures'][number]

type About = {
  clientId: string
  /** The session that it is for, where one came from there. */
  sessionId: string | null
  /** An earlier request that is asked again. */
  againId: string | null
}

/**
 * What one client can be asked to answer by themselves, by which ways and in which languages. Null where the viewer does not work with the client.
 * One audit entry.
 */
export async function clientToAsk(viewer: Viewer, { clientId, sessionId, againId }: About, now: number) {
  return look(async tx => {
    const row = await findOwnClient(tx, viewer, clientId)
    if (!row) return null
    const episode = await openEpisode(tx, clientId)
    const settings = (await answerSettingsInForce(tx, viewer.practiceId)).settings
    const wordings = await wordingsIn(tx, viewer.practiceId)
    const instruments = (await instrumentsOffered(tx, viewer.practiceId)).filter(each =>
      each.respondents.includes('client'),
    )
    const session = episode ? await sessionAskedFor(tx, episode.id, sessionId) : null
    const languages = languagesAsked(instruments, wordings)
    const today = todayIn(viewer.timeZone, now)
    const nextOn = await nextSessionOf(tx, clientId)
    const open = await openRequests(tx, clientId, now)
    const due = episode
      ? await dueOf(tx, viewer, { clientId, episodeId: episode.id, session, day: dayAsked(nextOn, today) })
      : []
    await audit(tx, viewer, { act: 'answers.to-ask', clientId, now })
    const known = vault().keyOf(row).readable('clients.sealed_language', row.id, row.sealedLanguage)
    return {
      client: clientRef(row),
      /** The episode has ended: nobody is asked anything. */
      isEnded: episode === undefined,
      session,
      nextSessionOn: nextOn,
      /** Until when one is asked from home, unless somebody says otherwise. */
      untilOn: nextOn !== null && nextOn > today ? nextOn : addDays(today, usualDaysAsked),
      languages,
      language: languageOf(known, languages, wordings),
      hasBirthDate: row.sealedBirthDate !== null,
      hasTablet: await hasTablet(tx, viewer.practiceId),
      /** They said last that they do not want to be asked again. */
      saidNotAgain: await answersRefused(tx, clientId),
      /** What is asked again, as it was asked before. */
      again: againId === null ? null : await earlierRequest(tx, clientId, againId),
      /** By language, why no link can be made; null where one can. */
      linkRefusals: byLanguage(languages, language => wayRefusal({ language, way: 'link' }, settings)),
      measures: [
        // Before all else, in the client's own words; they can be asked in any language and by any way.
        ...((await hasGoals(tx, episode?.id)) ? [{ ...goalsLine, isAsked: open.some(each => each.asksGoals) }] : []),
        ...measuresFrom(instruments)
          .filter(({ respondent }) => respondent === 'client')
          .map(measure => ({
            ...described(measure, instruments),
            ...refusalsOf(measure, { instruments, wordings, languages, settings }),
            isDue: due.some(each => sameMeasure(each, measure)),
            isAsked: open.some(({ measures }) => measures.includes(measureKey(measure))),
          })),
      ],
    }
  })
}

const nowhereRefused: Record<string, string | null> = { en: null }
const wordedEverywhere: Record<string, Unaskable | null> = {}

/** The goals among what can be asked. */
const goalsLine = {
  ...{ key: goalsAsked, title: 'Goals', subject: 'in their own words', instrumentId: goalsAsked, isDue: true },
  ...{ inPractice: nowhereRefused, fromHome: nowhereRefused, forNextSession: nowhereRefused },
  unaskable: wordedEverywhere,
}

const hasGoals = async (tx: Sql, episodeId: string | undefined) =>
  episodeId !== undefined && (await openGoals(tx, episodeId)).length > 0

/** The session that is named, or else the newest one of the episode, begun or saved: answers can be asked for it. */
async function sessionAskedFor(tx: Sql, episodeId: string, sessionId: string | null) {
  const named = sessionId === null ? undefined : eq(sessions.id, sessionId)
  const found = await tx
    .select({
      id: sessions.id,
      heldOn: sessions.heldOn,
      attendance: sessions.attendance,
      recordedAt: sessions.recordedAt,
    })
    .from(sessions)
    .where(and(eq(sessions.episodeId, episodeId), eq(sessions.attendance, 'attended'), isNotVoid(tx), named))
    .orderBy(...inSessionOrder)
  const session = found.at(-1)
  return session ? { id: session.id, heldOn: session.heldOn, isSaved: session.recordedAt !== null } : null
}

type Due = { clientId: string; episodeId: string; session: { id: string; isSaved: boolean } | null; day: string }

/** What is due at the session that is begun, or else at the next one, and is neither paused nor filled in. */
async function dueOf(tx: Sql, { practiceId, timeZone }: Viewer, { clientId, episodeId, session, day }: Due) {
  const begun = session && !session.isSaved ? session.id : null
  const read = await unchangedHistory(tx, episodeId, begun ?? undefined)
  const pauses = await pausesIn(tx, clientId, timeZone)
  const filled = read.sessions.find(({ id }) => id === begun)?.assessments.filter(isFilledIn) ?? []
  return dueAt(await planOf(tx, practiceId, clientId), read, begun).filter(
    each => pauseOn(pauses, each, day) === null && !filled.some(sheet => sameMeasure(sheet, each)),
  )
}

/** Our own, and those of the wordings that are loaded for anything a client fills in. */
const languagesAsked = (instruments: readonly Instrument[], wordings: ReadonlyMap<string, readonly Wording[]>) => [
  ...new Set([...ownLanguages, ...instruments.flatMap(each => askableLanguages(each, wordings.get(each.id) ?? []))]),
]

/** The client's, or else that of the practice's first wording, or else English. */
function languageOf(
  known: string | null,
  languages: readonly string[],
  wordings: ReadonlyMap<string, readonly Wording[]>,
): string {
  const base = known?.split('-')[0]
  const same = languages.find(each => each === known) ?? languages.find(each => each.split('-')[0] === base)
  return same ?? [...wordings.values()][0]?.[0]?.language ?? 'en'
}

const byLanguage = <T>(languages: readonly string[], of: (language: string) => T): Record<string, T> =>
  Object.fromEntries(languages.map(language => [language, of(language)]))

function described(measure: AskedMeasure, instruments: readonly Instrument[]) {
  const instrument = instruments.find(({ id }) => id === measure.instrumentId)
  const about = measure.target === null ? '' : `, ${targetNames[measure.target]}`
  return {
    key: measureKey(measure),
    title: `${instrument?.abbreviation ?? measure.instrumentId}${about}`,
    subject: instrument ? (instrument.subject ?? domainNames[instrument.domain]) : '',
    instrumentId: measure.instrumentId,
  }
}

type Among = {
  instruments: readonly Instrument[]
  wordings: ReadonlyMap<string, readonly Wording[]>
  languages: readonly string[]
  settings: AnswerSettings
}

/** Why it cannot be asked in a language in the practice, from home beside that, or for the next session. */
function refusalsOf({ instrumentId }: AskedMeasure, { instruments, wordings, languages, settings }: Among) {
  const instrument = instruments.find(({ id }) => id === instrumentId)
  const refusal = (language: string, way: 'tablet' | 'link', occasion: 'between' | 'next-session') =>
    instrument
      ? askRefusal({ instrument, wordings: wordings.get(instrumentId) ?? [] }, { language, way, occasion }, settings)
      : 'It is not offered any more.'
  return {
    // Whatever way is chosen: there are no words for clients.
    unaskable: byLanguage(languages, language =>
      instrument ? unaskable(instrument, wordings.get(instrumentId) ?? [], language) : null,
    ),
    inPractice: byLanguage(languages, language => refusal(language, 'tablet', 'between')),
    fromHome: byLanguage(languages, language => refusal(language, 'link', 'between')),
    forNextSession: byLanguage(languages, language => refusal(language, 'tablet', 'next-session')),
  }
}

const hasTablet = async (tx: Sql, practiceId: string): Promise<boolean> =>
  (await first(
    tx
      .select({ id: tablets.id })
      .from(tablets)
      .where(and(eq(tablets.practiceId, practiceId), isNull(tablets.removedAt), isNotNull(tablets.enrolledAt)))
      .limit(1),
  )) !== undefined
