import { randomUUID } from 'node:crypto'
import { asc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { endRequest } from '@/db/answer-request-rows'
import { answerSettings, changeAnswerSettings } from '@/db/answer-settings'
import { joinCareTeam } from '@/db/care-team'
import { endContact, noteContact } from '@/db/client-contacts'
import { client } from '@/db/client-pages'
import { addCover } from '@/db/covers'
import { acknowledgeFlag } from '@/db/flags'
import { noteSent, planMails, takeMail } from '@/db/mailings'
import { unreadNotices } from '@/db/notices'
import { db, openPractice } from '@/db/open'
import { stopReminders } from '@/db/reminder-stop'
import { mailRequest, requestMails } from '@/db/request-mails'
import { answerRequests, answersSeen, auditEvents, clientContacts, dailyMails, mailings, notices } from '@/db/schema'
import { writeUnattended } from '@/db/write-unattended'
import { mostTries } from '@/lib/answer/mailing'
import { mailingKinds } from '@/lib/answer/request'
import { defaultAnswerSettings } from '@/lib/answer/settings'
import { instantAt } from '@/lib/dates'
import { newClient } from '../support/course'
import { agreeToMail, askByLink, clientEmail, sendRisk } from '../support/mailed-client'
import { day, freshPractice, loginAs, monday } from '../support/practice'
import { times } from '../support/test-all'

const [minute, hour] = [60_000, 3_600_000]
const at = (date: string, time: string) => instantAt(date, time, 'Europe/London')

let practice: Awaited<ReturnType<typeof freshPractice>>
let clientId: string
beforeEach(async () => {
  practice = await freshPractice()
  clientId = await newClient(practice.mara)
})
afterEach(() => practice.remove())

const plan = (now: number) => planMails({ reminds: true }, now)
const take = (now: number) => takeMail(mailingKinds, now)
const rows = () => db().select().from(mailings).orderBy(asc(mailings.once))

/** What is sent at a time, to the last mail. */
async function sendAll(now: number) {
  await plan(now)
  const sent = []
  for (let mail = await take(now); mail; mail = await take(now)) {
    await noteSent(mail.id, now)
    sent.push(mail)
  }
  return sent
}

/** Of what was sent, the mails of one kind. */
const only = (kind: string, sent: Awaited<ReturnType<typeof sendAll>>) => sent.filter(mail => mail.kind === kind)

const kindsAndPeople = (sent: Awaited<ReturnType<typeof sendAll>>) =>
  sent.map(({ kind, to }) => `${kind} ${to}`).toSorted()

const answered = (risk: number, now: number) => sendRisk(practice.mara, clientId, risk, now)

describe('a reminder', () => {
  test('goes to a client who agreed, two days after, once, with the link and what stops it', async () => {
    await agreeToMail(practice.mara, clientId, monday)
    const request = await askByLink(practice.mara, clientId, monday, { language: 'de' })
    expect(await sendAll(monday + 2 * day - 1)).toEqual([])
    const [mail, ...more] = await sendAll(monday + 2 * day)
    expect(more).toEqual([])
    expect(mail).toMatchObject({ kind: 'reminder', to: clientEmail, language: 'de', occasion: 'next-session' })
    expect(JSON.stringify({ ...mail, to: '' })).not.toMatch(/Amira|K-001|core/i)
    expect(mail).toMatchObject({ token: expect.stringMatching(/^[a-z2-7]{26}$/), expiresAt: request.expiresAt })
    for (const later of [2.1, 3, 4, 9]) expect(await sendAll(monday + later * day)).toEqual([])
    const entries = await db().select().from(auditEvents).where(eq(auditEvents.act, 'answers.mail'))
    expect(entries).toMatchObject([{ personId: null, clientId, subjectId: request.id }])
  })

  test('goes to nobody who did not agree, took it back, was asked otherwise, or has answered', async () => {
    await askByLink(practice.mara, clientId, monday)
    expect(await sendAll(monday + 2 * day)).toEqual([])
    await agreeToMail(practice.mara, clientId, monday)
    const [contact] = await db().select().from(clientContacts)
    await endContact(practice.mara, contact?.id ?? '', monday)
    expect(await sendAll(monday + 2 * day)).toEqual([])
    const other = await newClient(practice.mara, 'K-002')
    await agreeToMail(practice.mara, other, monday)
    await askByLink(practice.mara, other, monday, { way: 'tablet', check: 'in-person' })
    const { id } = await askByLink(practice.mara, other, monday)
    await writeUnattended(tx => endRequest(tx, id, { outcome: 'not-today', by: null, now: monday + day }))
    expect(await sendAll(monday + 2 * day)).toEqual([])
    expect(await rows()).toEqual([])
  })

  test('goes to nobody who does not want to be asked again, also of what they were asked besides', async () => {
    await agreeToMail(practice.mara, clientId, monday)
    const refused = await askByLink(practice.mara, clientId, monday)
    await askByLink(practice.mara, clientId, monday)
    await writeUnattended(tx => endRequest(tx, refused.id, { outcome: 'not-again', by: null, now: monday + day }))
    expect(await sendAll(monday + 2 * day)).toEqual([])
    expect(await rows()).toMatchObject([{ outcome: 'not-needed' }])
  })

  test('that was put in is not sent once the request has ended, and waits for open hours where it was tried late', async () => {
    await agreeToMail(practice.mara, clientId, monday)
    const { id } = await askByLink(practice.mara, clientId, monday)
    await plan(at('2026-01-07', '16:59'))
    expect(await take(at('2026-01-07', '17:00'))).toBeNull()
    expect(await rows()).toMatchObject([{ endedAt: null, tries: 0 }])
    await writeUnattended(tx => endRequest(tx, id, { outcome: 'withdrawn', by: practice.mara.personId, now: monday }))
    expect(await take(at('2026-01-08', '09:00'))).toBeNull()
    expect(await rows()).toMatchObject([{ outcome: 'not-needed' }])
  })

  test('waits until the day after a Safety flag is over', async () => {
    await agreeToMail(practice.mara, clientId, monday)
    await askByLink(practice.mara, clientId, monday)
    await answered(3, at('2026-01-07', '08:00'))
    const reminders = async (date: string, time: string) => only('reminder', await sendAll(at(date, time))).length
    expect(await reminders('2026-01-07', '10:00')).toBe(0)
    expect(await reminders('2026-01-08', '16:00')).toBe(0)
    expect(await reminders('2026-01-09', '09:00')).toBe(1)
  })

  test('that was put in waits too where the flag came after', async () => {
    await agreeToMail(practice.mara, clientId, monday)
    await askByLink(practice.mara, clientId, monday)
    await plan(at('2026-01-07', '10:00'))
    await answered(3, at('2026-01-07', '10:01'))
    const kinds = (await sendAll(at('2026-01-07', '10:02'))).map(({ kind }) => kind)
    expect(kinds).toEqual(['safety'])
    expect(only('reminder', await sendAll(at('2026-01-09', '09:00')))).toHaveLength(1)
  })
})

describe('a Safety flag that a client’s answers raised', () => {
  const cover = async (lastOn: string) => {
    const days = { fromOn: '2026-01-05', lastOn }
    const given = await addCover(
      practice.mara,
      { clientId, personId: practice.tomas.personId, ...days, key: randomUUID() },
      monday,
    )
    if (!given.ok) throw new Error('No cover')
  }
  const deputy = async () => {
    const view = await answerSettings(practice.ines)
    const settings = { ...defaultAnswerSettings, deputyId: practice.tomas.personId }
    expect(await changeAnswerSettings(practice.ines, { mark: view?.mark ?? '', settings }, monday)).toEqual({
      ok: true,
    })
  }

  test('is told at ten past two in the night to the responsible clinician, in Attune and by mail', async () => {
    const night = at('2026-01-12', '02:10')
    await answered(3, night)
    const sent = await sendAll(night + 1000)
    expect(kindsAndPeople(sent)).toEqual(['safety mara@attune.example'])
    expect(Object.keys(sent[0] ?? {}).toSorted()).toEqual(['id', 'kind', 'practiceName', 'timeZone', 'to'])
    expect(await unreadNotices(practice.mara)).toMatchObject([{ kind: 'answers.safety', code: 'K-001' }])
    expect(await unreadNotices(practice.tomas)).toEqual([])
  })

  test('is told to whoever covers today, and to the deputy where nobody does', async () => {
    await deputy()
    await cover('2026-01-09')
    await joinCareTeam(practice.mara, { clientId, personId: practice.ruth.personId, role: 'supervisor' }, monday)
    await answered(3, at('2026-01-09', '23:00'))
    expect(kindsAndPeople(await sendAll(at('2026-01-09', '23:01')))).toEqual([
      'safety mara@attune.example',
      'safety tomas@attune.example',
    ])
    await writeUnattended(tx => tx.delete(mailings))
    await answered(3, at('2026-01-12', '02:10'))
    expect(kindsAndPeople(await sendAll(at('2026-01-12', '02:11')))).toEqual([
      'safety mara@attune.example',
      'safety tomas@attune.example',
    ])
    // They do not work with the client: they are not told whose answers it was.
    const tomas = await loginAs(practice.tomas.personId, at('2026-01-12', '03:00'))
    expect((await unreadNotices(tomas)).at(-1)).toMatchObject({ kind: 'answers.safety', code: null })
  })

  test('is told of again where another answer raises it anew, and not by what raises nothing', async () => {
    await answered(0, monday + day)
    expect(await sendAll(monday + day)).toEqual([])
    await answered(3, monday + 2 * day)
    expect(only('safety', await sendAll(monday + 2 * day))).toHaveLength(1)
    await answered(3, monday + 3 * day)
    expect(only('safety', await sendAll(monday + 3 * day))).toHaveLength(1)
  })

  test('is not mailed any more once somebody has acknowledged it', async () => {
    await answered(3, monday + day)
    const [flag] = (await client(practice.mara, clientId, monday + day))?.flags ?? []
    const { id: flagId = '', version = 1 } = flag ?? {}
    const said = await acknowledgeFlag(practice.mara, { flagId, version, note: 'Called them' }, monday + day)
    expect(said.ok).toBe(true)
    expect(await sendAll(monday + day)).toEqual([])
  })

  test('goes before every other mail', async () => {
    await agreeToMail(practice.mara, clientId, monday)
    const others = await Promise.all([2, 3, 4].map(n => newClient(practice.mara, `K-00${n}`)))
    for (const other of others) {
      await agreeToMail(practice.mara, other, monday)
      await askByLink(practice.mara, other, monday)
    }
    await plan(monday + 2 * day)
    await answered(3, monday + 2 * day + 1000)
    expect((await sendAll(monday + 2 * day + 2000)).map(({ kind }) => kind)).toEqual([
      'safety',
      'reminder',
      'reminder',
      'reminder',
    ])
  })
})

describe('answers that nobody has looked at', () => {
  const send = async (ofClient: string, now: number) => {
    const { id } = await askByLink(practice.mara, ofClient, now - hour)
    await writeUnattended(tx => endRequest(tx, id, { outcome: 'sent', by: null, now }))
    return id
  }
  const see = (requestId: string, now: number) => {
    const { practiceId, personId: seenBy } = practice.mara
    return writeUnattended(tx =>
      tx.insert(answersSeen).values({ requestId, practiceId, clientId, seenBy, seenAt: now }),
    )
  }
  const told = async () => (await unreadNotices(practice.ines)).map(({ kind, count, code }) => ({ kind, count, code }))

  test('are told to administrators as a number after so many working hours, each once', async () => {
    // A Friday afternoon; eight working hours later it is Monday afternoon.
    await send(clientId, at('2026-01-09', '15:00'))
    const other = await newClient(practice.mara, 'K-002')
    await send(other, at('2026-01-10', '02:10'))
    await see(await send(clientId, at('2026-01-09', '15:30')), at('2026-01-09', '15:40'))
    expect(await sendAll(at('2026-01-12', '14:59'))).toEqual([])
    expect(await told()).toEqual([])
    expect(await sendAll(at('2026-01-12', '15:00'))).toMatchObject([
      { kind: 'unseen', to: 'ines@attune.example', count: 1 },
    ])
    expect(await sendAll(at('2026-01-12', '16:00'))).toEqual([])
    expect(await sendAll(at('2026-01-12', '17:00'))).toMatchObject([{ kind: 'unseen', count: 1 }])
    for (const date of ['2026-01-13', '2026-01-14', '2026-02-20']) expect(await sendAll(at(date, '12:00'))).toEqual([])
    expect(await told()).toEqual([
      { kind: 'answers.unseen', count: 1, code: null },
      { kind: 'answers.unseen', count: 1, code: null },
    ])
  })

  test('of several together are one notice, in Attune also where no mail is sent', async () => {
    for (const code of ['K-002', 'K-003', 'K-004']) await send(await newClient(practice.mara, code), monday)
    await planMails({ reminds: false }, monday + 3 * day)
    expect(await told()).toEqual([{ kind: 'answers.unseen', count: 3, code: null }])
  })
})

describe('the daily mail', () => {
  const choose = (wanted: number) => {
    const { practiceId, personId } = practice.mara
    return writeUnattended(tx => tx.insert(dailyMails).values({ personId, practiceId, hour: wanted, chosenAt: monday }))
  }

  test('says how many sent answers and how many flags wait, once a day, at the hour that was chosen', async () => {
    await choose(7)
    await answered(3, at('2026-01-06', '20:00'))
    await sendAll(at('2026-01-06', '21:00'))
    expect(await sendAll(at('2026-01-07', '06:59'))).toEqual([])
    expect(await sendAll(at('2026-01-07', '07:00'))).toMatchObject([
      { kind: 'daily-counts', to: 'mara@attune.example', clients: 1, flags: 1 },
    ])
    expect(await sendAll(at('2026-01-07', '07:01'))).toEqual([])
    // Put back and forward over the hour: it is the same day.
    expect(await sendAll(at('2026-01-07', '03:00'))).toEqual([])
    expect(await sendAll(at('2026-01-07', '08:00'))).toEqual([])
    expect(only('daily-counts', await sendAll(at('2026-01-08', '12:00')))).toHaveLength(1)
  })

  test('is not sent where there is nothing to say, nor a day late', async () => {
    await choose(7)
    expect(await sendAll(at('2026-01-07', '07:00'))).toEqual([])
    expect(await rows()).toMatchObject([{ kind: 'daily-counts', outcome: 'not-needed' }])
    await answered(3, at('2026-01-07', '20:00'))
    await sendAll(at('2026-01-07', '20:00'))
    await plan(at('2026-01-08', '07:00'))
    expect(await take(at('2026-01-09', '01:00'))).toBeNull()
  })
})

describe('sending', () => {
  const putIn = async () => {
    await agreeToMail(practice.mara, clientId, monday)
    await askByLink(practice.mara, clientId, monday)
    await plan(monday + 2 * day)
    return monday + 2 * day
  }

  test('a mail that somebody has in hand is nobody else’s, and one that a killed server had is sent after a while', async () => {
    const now = await putIn()
    const [one, other] = await Promise.all([take(now), take(now)])
    expect([one, other].filter(mail => mail !== null)).toHaveLength(1)
    expect(await take(now + minute)).toBeNull()
    expect(await take(now + 2 * minute)).toMatchObject({ id: (one ?? other)?.id })
  })

  test('many at once, on connections of their own, take each mail once', async () => {
    const others = ['K-002', 'K-003', 'K-004', 'K-005']
    for (const code of others) {
      const other = await newClient(practice.mara, code)
      await agreeToMail(practice.mara, other, monday)
      await askByLink(practice.mara, other, monday)
    }
    const now = await putIn()
    await Promise.all([plan(now), plan(now), plan(now)])
    const taken = await Promise.all(Array.from({ length: 9 }, () => take(now)))
    const ids = taken.flatMap(mail => mail?.id ?? [])
    expect([ids.length, new Set(ids).size]).toEqual([5, 5])
  })

  test('what was noted as sent is never taken again, also where it was noted late', async () => {
    const now = await putIn()
    const first = await take(now)
    await take(now + 2 * minute)
    await noteSent(first?.id ?? '', now + 3 * minute)
    await noteSent(first?.id ?? '', now + 4 * minute)
    for (const later of [5, 60, 24 * 60]) expect(await take(now + later * minute)).toBeNull()
    expect(await rows()).toMatchObject([{ outcome: 'sent', endedAt: now + 3 * minute, tries: 2 }])
  })

  test('ends after the last try, and those who keep the practice are told, once', async () => {
    const now = await putIn()
    let tries = 0
    for (let later = now; later < now + 6 * hour; later += minute) if (await take(later)) tries++
    expect(tries).toBe(mostTries)
    expect(await take(now + day)).toBeNull()
    expect(await rows()).toMatchObject([{ outcome: 'failed', tries: mostTries }])
    expect((await unreadNotices(practice.ines)).map(({ kind }) => kind)).toEqual(['mail.failed'])
  })

  test('an address that cannot be read is not written to, and nothing else is held up', async () => {
    const now = await putIn()
    await writeUnattended(tx => tx.update(clientContacts).set({ sealedEmail: Buffer.alloc(60, 2) }))
    await answered(3, now)
    expect(kindsAndPeople(await sendAll(now))).toEqual(['safety mara@attune.example'])
  })

  test('of kinds that cannot be sent from here, nothing is taken', async () => {
    const now = await putIn()
    expect(await takeMail(['safety'], now)).toBeNull()
    expect(await takeMail([], now)).toBeNull()
    expect(await take(now)).not.toBeNull()
  })

  test('over clocks that jump, servers that die and the same practice opened again, each mail is sent once or its death is known', async () => {
    const seed = Date.now() % 1_000_000
    let state = seed
    const chance = () => {
      state = (state * 1_103_515_245 + 12_345) % 2 ** 31
      return state / 2 ** 31
    }
    await agreeToMail(practice.mara, clientId, monday)
    const { personId, practiceId } = practice.mara
    await writeUnattended(tx => tx.insert(dailyMails).values({ personId, practiceId, hour: 8, chosenAt: monday }))
    await answered(3, monday)
    await askByLink(practice.mara, clientId, monday)
    const noted = new Map<string, number>()
    const died = new Set<string>()
    let now = monday
    for (let step = 0; step < times(600, 90); step++) {
      const jump = chance()
      now += jump < 0.1 ? -Math.floor(chance() * 3 * day) : jump < 0.2 ? Math.floor(chance() * 2 * day) : 10 * minute
      if (chance() < 0.03) await openPractice(practice.folder, { fast: true })
      await plan(now)
      const mail = await take(now)
      if (!mail) continue
      expect(noted.has(mail.id), `${mail.kind} again, seed ${seed}`).toBe(false)
      if (chance() < 0.3) died.add(mail.id)
      else {
        await noteSent(mail.id, now)
        noted.set(mail.id, (noted.get(mail.id) ?? 0) + 1)
      }
    }
    const kept = await rows()
    expect(new Set(kept.map(({ once }) => once)).size, `seed ${seed}`).toBe(kept.length)
    expect(kept.filter(({ kind }) => kind === 'reminder').length).toBeLessThanOrEqual(1)
    for (const row of kept) {
      expect(row.tries).toBeLessThanOrEqual(mostTries)
      if (row.outcome === 'sent') expect(noted.get(row.id)).toBe(1)
      if (row.tries > 1) expect(died.has(row.id), `seed ${seed}`).toBe(true)
    }
  })
})

describe('a clinician', () => {
  const held = at('2026-01-07', '10:00')
  const asked = async () => {
    await agreeToMail(practice.mara, clientId, monday)
    const { id } = await askByLink(practice.mara, clientId, monday)
    await answered(3, at('2026-01-07', '08:00'))
    await sendAll(held)
    return id
  }

  test('says that a reminder goes out all the same after a Safety flag, and then it goes out once', async () => {
    const requestId = await asked()
    expect(await requestMails(practice.mara, requestId, held)).toMatchObject({ isHeld: true, reminder: null })
    expect(await mailRequest(practice.mara, { requestId, kind: 'reminder' }, held)).toEqual({ ok: true })
    expect(await mailRequest(practice.mara, { requestId, kind: 'reminder' }, held)).toEqual({ ok: true })
    expect(only('reminder', await sendAll(held))).toHaveLength(1)
    expect(await requestMails(practice.mara, requestId, held)).toMatchObject({
      isHeld: false,
      reminder: { outcome: 'sent' },
    })
    for (const date of ['2026-01-08', '2026-01-09', '2026-01-12'])
      expect(only('reminder', await sendAll(at(date, '12:00')))).toEqual([])
  })

  test('cannot have it sent before it is time, nor to whoever did not agree', async () => {
    const { id: requestId } = await askByLink(practice.mara, clientId, monday)
    const early = await mailRequest(practice.mara, { requestId, kind: 'link' }, monday)
    expect(early).toMatchObject({ ok: false, errors: { requestId: [expect.stringMatching(/not agreed/)] } })
    await agreeToMail(practice.mara, clientId, monday)
    const said = await mailRequest(practice.mara, { requestId, kind: 'reminder' }, monday)
    expect(said).toMatchObject({ ok: false, errors: { requestId: [expect.stringMatching(/by itself/)] } })
    expect(await mailRequest(practice.tomas, { requestId, kind: 'link' }, monday)).toEqual({
      ok: false,
      why: 'not-found',
    })
    expect(await requestMails(practice.tomas, requestId, monday)).toBeNull()
  })

  test('has the link itself mailed at once, also in the evening, beside the reminder later', async () => {
    await agreeToMail(practice.mara, clientId, monday)
    const { id: requestId } = await askByLink(practice.mara, clientId, monday)
    const evening = at('2026-01-05', '21:30')
    expect(await mailRequest(practice.mara, { requestId, kind: 'link' }, evening)).toEqual({ ok: true })
    expect(await mailRequest(practice.mara, { requestId, kind: 'link' }, evening)).toEqual({ ok: true })
    expect(await sendAll(evening)).toMatchObject([{ kind: 'link', to: clientEmail }])
    expect(await sendAll(monday + 2 * day)).toMatchObject([{ kind: 'reminder' }])
  })
})

describe('the link in a mail that stops them', () => {
  const asked = async () => {
    await agreeToMail(practice.mara, clientId, monday)
    await askByLink(practice.mara, clientId, monday)
    const [mail] = await sendAll(monday + 2 * day)
    if (mail?.kind !== 'reminder') throw new Error('No reminder')
    return mail
  }

  test('ends mails to the client, tells their clinicians once, and leaves what was asked open', async () => {
    const { stop, token } = await asked()
    for (let press = 0; press < 3; press++) await stopReminders(stop, monday + 3 * day)
    expect((await unreadNotices(practice.mara)).map(({ kind, by, code }) => [kind, by, code])).toEqual([
      ['reminders.stopped', null, 'K-001'],
    ])
    expect(await db().select().from(clientContacts)).toMatchObject([{ endedBy: null, endedAt: monday + 3 * day }])
    const view = await client(practice.mara, clientId, monday + 3 * day)
    expect(view?.contact).toEqual({ state: 'stopped', stoppedAt: monday + 3 * day })
    expect(await db().select({ endedAt: answerRequests.endedAt }).from(answerRequests)).toEqual([{ endedAt: null }])
    await askByLink(practice.mara, clientId, monday + 3 * day)
    expect(await sendAll(monday + 7 * day)).toEqual([])
    expect(token).not.toBe(stop)
  })

  test('is what was made here, whole, and the link to the questions stops nothing', async () => {
    const { stop, token } = await asked()
    const [id] = stop.split('.')
    for (const odd of [`${stop}x`, stop.slice(0, -1), `${id}.`, `${id}`, '', token, `${token}.${stop.split('.')[1]}`])
      await stopReminders(odd, monday + 3 * day)
    expect(await db().select().from(clientContacts)).toMatchObject([{ endedAt: null }])
  })
})

test('of a notice about a client nobody else learns, and the code is said to who may open them', async () => {
  await answered(3, monday + day)
  const found = await db().select().from(notices).where(eq(notices.kind, 'answers.safety'))
  expect(found.map(({ personId }) => personId)).toEqual([practice.mara.personId])
  expect((await unreadNotices(await loginAs(practice.mara.personId)))[0]).toMatchObject({ code: 'K-001', by: null })
})

describe('where a client is written to', () => {
  const note = (email: string, before: string | null, by = practice.mara) =>
    noteContact(by, { clientId, email, agreedOn: '2026-01-05', before }, monday)
  const kept = () => db().select().from(clientContacts).orderBy(asc(clientContacts.id))

  test('is one address, in the place of the one that was shown', async () => {
    expect(await note('a@clients.example', null)).toEqual({ ok: true })
    expect(await note('a@clients.example', null)).toEqual({ ok: true })
    expect(await note('b@clients.example', null)).toEqual({ ok: false, why: 'conflict' })
    const [first] = await kept()
    expect(await note('b@clients.example', first?.id ?? '')).toEqual({ ok: true })
    expect((await kept()).filter(({ endedAt }) => endedAt === null)).toHaveLength(1)
    expect(Buffer.concat((await kept()).map(({ sealedEmail }) => sealedEmail)).toString('latin1')).not.toMatch(
      /clients/,
    )
  })

  test('is noted and ended by who works with them alone', async () => {
    expect(await note('a@clients.example', null, practice.tomas)).toEqual({ ok: false, why: 'not-found' })
    await note('a@clients.example', null)
    const [contact] = await kept()
    expect(await endContact(practice.tomas, contact?.id ?? '', monday)).toEqual({ ok: false, why: 'not-found' })
    expect(await endContact(practice.mara, contact?.id ?? '', monday)).toEqual({ ok: true })
    expect(await endContact(practice.mara, contact?.id ?? '', monday)).toEqual({ ok: true })
  })
})
