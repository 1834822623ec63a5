import { addDays } from '../../lib/dates'
import { goalsAsked } from '../../lib/goals'
import type { Answer } from '../../lib/instruments/answers'
import { askedIn } from '../answer-asked'
import { beginByLink } from '../answer-begin'
import { keepAnswers } from '../answer-keep'
import { askClient, askedRequest } from '../answer-requests'
import { sendAnswers } from '../answer-send'
import { answerSettings, changeAnswerSettings } from '../answer-settings'
import { enrolTablet } from '../tablet-enrolment'
import { addTablet, practiceTablets } from '../tablets'
import { at } from './calendar'
import type { CastMember } from './cast'
import { admin, clinicians } from './people'
import { type Act, done, known, type Stage, viewerOn } from './stage'

/** Who was asked and has not answered yet. */
export const waitingCode = 'K-007'

const impression = 'client-impression:client:'

/**
 * Clients who answer by themselves: what the practice has set about it, its tablet, a client who answered at home last night, and one who was
 * asked and has not answered.
 */
export function answerActs(stage: Stage, clients: readonly CastMember[]): Act[] {
  const { today } = stage
  const [asksAt, sentAt] = [at(addDays(today, -2), 17), at(addDays(today, -1), 21, 40)]
  const answers = clients.find(({ code }) => code === 'K-022')
  const waits = clients.find(({ code }) => code === waitingCode)
  return [
    { at: at(addDays(today, -21), 8), run: now => prepare(stage, now) },
    ...(answers ? [{ at: asksAt, run: (now: number) => ask(stage, answers, [goalsAsked, impression], now) }] : []),
    ...(answers ? [{ at: sentAt, run: (now: number) => answerAtHome(stage, answers, now) }] : []),
    ...(waits ? [{ at: asksAt + 60_000, run: (now: number) => ask(stage, waits, [impression], now) }] : []),
  ]
}

/** Fictional numbers: those that are kept for films and books in Britain (Ofcom), and emergency calls. */
const crisisLines = {
  en: [
    { who: 'The practice', when: 'Monday to Friday, 9 to 17', number: '020 7946 0142' },
    { who: 'A made-up helpline', when: 'day and night', number: '020 7946 0999' },
  ],
}

async function prepare(stage: Stage, now: number): Promise<void> {
  const daniel = await viewerOn(stage, admin.id, now)
  const before = await answerSettings(daniel)
  if (!before) throw new Error('The administrator of the demo may not change the settings')
  const settings = { ...before.settings, crisisLines, deputyId: known(stage.personIds, clinicians.ines.id) }
  done(await changeAnswerSettings(daniel, { mark: before.mark, settings }, now))
  done(await addTablet(daniel, { key: stage.newKey(), name: 'Waiting room' }, now))
  const [tablet] = (await practiceTablets(daniel, now)) ?? []
  await enrolTablet(tablet?.link?.token ?? '', now + 60_000)
}

async function ask(stage: Stage, { code, clinician }: CastMember, measures: string[], now: number): Promise<void> {
  const viewer = await viewerOn(stage, clinician, now)
  const how = { way: 'link', language: 'en', occasion: 'between', check: 'birth-date' } as const
  const none = { sessionId: null, pin: null, hasAgreed: false, againOfId: null }
  const about = { key: stage.newKey(), clientId: known(stage.clientIds, code), measures }
  const untilOn = addDays(stage.today, 7)
  const { requestId } = done(await askClient(viewer, { ...about, ...how, ...none, untilOn }, now))
  stage.requestIds.set(code, requestId)
}

/** From the link to the end, as a browser does it: three goals, and three questions. */
async function answerAtHome(stage: Stage, { code, clinician, birthDate }: CastMember, now: number): Promise<void> {
  const viewer = await viewerOn(stage, clinician, now)
  const [clientId, requestId] = [known(stage.clientIds, code), known(stage.requestIds, code)]
  const token = (await askedRequest(viewer, clientId, requestId, now))?.token ?? ''
  const begun = await beginByLink({ token, given: birthDate ?? '', language: 'en', before: [] }, now)
  if (!begun.ok) throw new Error('A client of the demo is not let in')
  const found = await askedIn(begun.secret, now)
  if (found?.state !== 'open') throw new Error('A client of the demo is asked nothing')
  const given = found.sheets.flatMap(({ measure, form, keptAs }, sheet) =>
    form.items.map(({ n }, index) => {
      const answer: Answer = (sheet === 0 ? [5, 4, 3] : [3, 3, 4])[index] ?? 3
      return { ...(keptAs?.get(n) ?? { measure, item: n }), answer }
    }),
  )
  await keepAnswers(begun.secret, { given, language: null }, now + 120_000)
  if ((await sendAnswers(begun.secret, now + 180_000)) !== 'sent') throw new Error('A client of the demo sent nothing')
}
