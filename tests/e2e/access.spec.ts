import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { saveDraft } from '@/db/assessments'
import { joinCareTeam } from '@/db/care-team'
import { client as clientView } from '@/db/client-pages'
import { setClientMeasure } from '@/db/client-plans'
import { addCover } from '@/db/covers'
import { recordEarlierSession } from '@/db/entry-runs'
import { beginEpisode, endEpisode } from '@/db/episodes'
import { addPin } from '@/db/event-pins'
import { endPause, pauseMeasures } from '@/db/measure-pauses'
import { planMark } from '@/db/measure-plans'
import { sessionToRecord } from '@/db/session-entry'
import { moveSessions } from '@/db/session-moves'
import { voidSession } from '@/db/session-voids'
import { startSession } from '@/db/sessions'
import type { Viewer } from '@/lib/viewer'
import { builtActions } from '../support/built-actions'
import { all, allianceOf, distress } from '../support/course'
import { type Call, Calls } from './support/actions'
import {
  canaries,
  everyWay,
  expectNotFound,
  expectNothingTold,
  expectSentToLogin,
  prefetched,
  replay,
  requestsOf,
} from './support/asking'
import { newClient, recordWeekly } from './support/client'
import { newColleague } from './support/colleague'
import { listenedTo } from './support/listened-to'
import { logInBrowser } from './support/login'
import { dayFromToday, personId, viewer } from './support/practice'
import { audited, storedState } from './support/stored'
import { expect, test } from './support/test'

/* A client of Mara's, and everybody who is not on the care team: another clinician, the administrator, nobody at all. */

type Case = {
  mara: Viewer
  clientId: string
  endedId: string
  begunId: string
  openId: string
  savedId: string
  voidId: string
  lateId: string
  movedKey: string
  paths: string[]
}
let about: Case

test.beforeAll(async () => {
  const mara = await viewer('mara')
  const run = randomUUID().slice(0, 8)
  const clientId = await newClient(mara, `XQ-77 ${run}`, 'Xanthippe Orlo')
  const steady = [48, 49, 47, 48, 49].map(sum => [allianceOf(sum)])
  const sheets = [...steady, [allianceOf(30), distress({ ...all(10, 1), 6: 1 })]]
  const [savedId = '', voidId = ''] = await recordWeekly(mara, clientId, sheets)
  await makeVoid(mara, voidId)
  const lateId = await recordLate(mara, clientId)
  await joinCareTeam(mara, { clientId, personId: personId('ruth'), role: 'supervisor' }, Date.now())
  const [besides, covering] = [await newColleague('Noor'), await newColleague('Pia')]
  await joinCareTeam(mara, { clientId, personId: besides, role: 'clinician' }, Date.now())
  const days = { fromOn: dayFromToday(0), lastOn: dayFromToday(7) }
  await addCover(mara, { clientId, key: randomUUID(), personId: covering, ...days }, Date.now())
  const pin = { clientId, key: randomUUID(), happenedOn: dayFromToday(-20), text: 'A long journey' }
  await addPin(mara, pin, Date.now())
  await plan(mara, clientId)
  const openId = await begun(mara, clientId)
  const endedId = await newClient(mara, `XQ-78 ${run}`, 'Zephyrine Orlo')
  await end(mara, endedId)
  const begunId = await newClient(mara, `XQ-77 ${run} again`, 'Xanthippe Orlo')
  await end(mara, begunId)
  const again = { clientId: begunId, key: randomUUID(), startedOn: dayFromToday(0), reason: null }
  await beginEpisode(mara, again, Date.now())
  const movedKey = randomUUID()
  const from = await newClient(mara, `XQ-78 ${run} again`, 'Zephyrine Orlo')
  const [movedId = ''] = await recordWeekly(mara, from, [[distress({ ...all(10, 1), 6: 0 })]])
  const sessions = [{ sessionId: movedId, version: 3 }]
  const moved = await moveSessions(mara, { key: movedKey, toClientId: clientId, sessions }, Date.now())
  if (!moved.ok) throw new Error('The session was not moved')
  const here = `/clients/${clientId}`
  const paths = [
    here,
    `${here}/timeline`,
    `${here}/measures`,
    `${here}/sessions/${openId}`,
    `${here}/sessions/${savedId}`,
    `${here}/sessions/${savedId}/summary`,
    `${here}/sessions/${voidId}/summary`,
    `${here}/sessions/another`,
    `${here}/sessions/move`,
    `${here}?moved=${movedKey}`,
    `${here}/earlier`,
    `${here}/earlier/late`,
    `/clients/${endedId}`,
  ]
  about = { mara, clientId, endedId, begunId, openId, savedId, voidId, lateId, movedKey, paths }
})

for (const who of ['tomas', 'ines'] as const)
  test(`${who === 'ines' ? 'an administrator' : 'another clinician'} gets 404 on every page of the client`, async ({
    baseURL,
  }) => {
    const their = await requestsOf(baseURL, who)
    const opened = audited('client.open', about.clientId)
    for (const path of about.paths) {
      for (const response of await everyWay(their, path)) {
        await expectNotFound(response)
        await expectNothingTold(response)
      }
      await expectNothingTold(await prefetched(their, path))
    }
    expect(audited('client.open', about.clientId)).toBe(opened)
    await their.dispose()
  })

test('an administrator gets 404 on the clinical lists, and the other clinician none of the client in theirs', async ({
  baseURL,
}) => {
  const ines = await requestsOf(baseURL, 'ines')
  const tomas = await requestsOf(baseURL, 'tomas')
  for (const path of ['/caseload', '/flags', '/clients/new', '/flags?show=all'])
    for (const response of await everyWay(ines, path)) {
      await expectNotFound(response)
      await expectNothingTold(response)
    }
  for (const path of ['/caseload', '/flags', '/flags?show=all'])
    for (const response of await everyWay(tomas, path)) {
      expect.soft(response.status(), path).toBe(200)
      await expectNothingTold(response)
    }
})

test('the audit is the administrator’s, who learns of no client from it, and who read what is told to clinicians', async ({
  baseURL,
}) => {
  const [ines, tomas, ruth] = [
    await requestsOf(baseURL, 'ines'),
    await requestsOf(baseURL, 'tomas'),
    await requestsOf(baseURL, 'ruth'),
  ]
  for (const [their, path] of [
    [tomas, '/practice/audit'],
    [ruth, '/practice/audit'],
    [ines, '/me/readers'],
    [ruth, '/me/readers'],
  ] as const)
    for (const response of await everyWay(their, path)) await expectNotFound(response)
  for (const [their, path] of [
    [ines, '/practice/audit'],
    [tomas, '/me/readers'],
  ] as const)
    for (const response of await everyWay(their, path)) {
      expect.soft(response.status(), path).toBe(200)
      await expectNothingTold(response)
    }
  expect((await tomas.get('/practice/audit/csv')).status()).toBe(404)
  const file = await ines.get('/practice/audit/csv?act=client.open')
  expect(file.headers()['content-type']).toBe('text/csv; charset=utf-8')
  expect(await file.text()).toMatch(/^"entry",.*\r\n"\d+","20.*"client\.open"/)
  await expectNothingTold(file)
})

test('nobody is sent to the login page with no content', async ({ baseURL }) => {
  const nobody = await requestsOf(baseURL, null)
  const lists = ['/', '/caseload', '/flags', '/clients/new', '/instruments', '/me', '/practice', '/start']
  for (const path of [...about.paths, ...lists]) {
    for (const response of await everyWay(nobody, path)) {
      await expectSentToLogin(response)
      await expectNothingTold(response)
    }
    await expectNothingTold(await prefetched(nobody, path))
  }
})

test('every server action of the client’s pages refuses everybody else and changes nothing', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000)
  const actions = builtActions(file => /\(practice\)\/(clients\/\[clientId\]|flags)\//.test(file))
  const context = await browser.newContext({ baseURL })
  context.on('page', listenedTo)
  await logInBrowser(context, about.mara.loginId, baseURL ?? '')
  const calls = await callsOfEvery(await context.newPage(), actions)
  await context.close()
  expect(calls.map(({ action }) => action).sort()).toEqual([...actions.values()].sort())

  const before = storedState()
  const opened = audited('client.open', about.clientId)
  for (const who of ['tomas', 'ines', null] as const) {
    const their = await requestsOf(baseURL, who)
    for (const call of calls) {
      const response = await replay(their, call)
      if (who !== null) expect.soft(response.status(), `${call.action} by ${who}`).toBe(404)
      await expectNothingTold(response)
    }
    expect(storedState(), `after every action by ${who}`).toEqual(before)
  }
  expect(audited('client.open', about.clientId)).toBe(opened)

  // The calls themselves are right: sent by Mara they do what they say.
  const own = await requestsOf(baseURL, 'mara')
  for (const name of ['setMeasure', 'pause', 'pinEvent', 'changeNextSession', 'startEpisode', 'acknowledge']) {
    const call = calls.find(({ action }) => action.endsWith(`#${name}`))
    if (!call) throw new Error(`${name} was never called`)
    const was = storedState()
    expect([200, 303], name).toContain((await replay(own, call)).status())
    expect(storedState(), name).not.toEqual(was)
  }

  // But a save that does not know of the draft kept since replaces nothing.
  const save = calls.find(({ action }) => action.endsWith('#recordSession'))
  if (!save) throw new Error('recordSession was never called')
  const was = storedState()
  await replay(own, save)
  expect(storedState()).toEqual(was)
})

/** Uses each of the pages' forms as Mara would; none of it reaches the server. */
async function callsOfEvery(page: Page, actions: ReadonlyMap<string, string>): Promise<Call[]> {
  // A form that shows what it has read is filled in only once it has.
  const calls = new Calls(actions, action => /#(readTargets|readColleagues)$/.test(action))
  await calls.of(page)
  const client = `/clients/${about.clientId}`
  const entry = `${client}/sessions/${about.openId}`
  const dialog = page.getByRole('dialog')

  const by = async (path: string, action: string, act: () => Promise<void>) => {
    await page.goto(path)
    await act()
    await calls.called(action)
  }
  const inDialog =
    (opens: string, sends: string, fill: () => Promise<unknown> = async () => {}) =>
    async () => {
      await page.getByRole('button', { name: opens, exact: true }).first().click()
      await fill()
      await dialog.getByRole('button', { name: sends, exact: true }).click()
    }
  const choose = (label: string, value: { index: number }) => dialog.getByLabel(label).selectOption(value)

  // The session that is open is led to; another one of the day is begun by the act.
  await by(`${client}/sessions/another`, 'beginSession', () =>
    page.getByRole('button', { name: 'Record a second session today' }).click(),
  )
  await by(
    client,
    'changeDetails',
    inDialog('Edit details', 'Save', async () => {
      await dialog.getByLabel('Code').fill('NEW-1')
      await dialog.getByLabel('Name (optional)', { exact: true }).fill('Somebody Else')
    }),
  )
  await by(
    client,
    'changeNextSession',
    inDialog('Change the next session', 'Save', () => dialog.getByLabel('Date').fill(dayFromToday(7))),
  )
  await by(
    client,
    'pinEvent',
    inDialog('Add event', 'Add', () => dialog.getByLabel('What happened').fill('A new job')),
  )
  await by(
    `${client}/timeline`,
    'correctPin',
    inDialog('Edit “A long journey”', 'Save', () => dialog.getByLabel('What happened').fill('A short journey')),
  )
  await by(`${client}/timeline`, 'unpinEvent', inDialog('Remove “A long journey”', 'Remove'))
  await by(client, 'correctEpisode', inDialog('Correct the start', 'Save'))
  await by(
    client,
    'finishEpisode',
    inDialog('End episode', 'End episode', async () => {
      await choose('How it ended', { index: 1 })
      await dialog.getByLabel('I know of it, and it stays open').check()
    }),
  )
  const ended = `/clients/${about.endedId}`
  await by(ended, 'correctEnding', inDialog('Correct the end', 'Save'))
  await by(ended, 'reopen', inDialog('Reopen', 'Reopen episode'))
  await by(ended, 'remove', inDialog('Remove client', 'Remove client'))
  await by(`/clients/${about.begunId}`, 'takeBackEpisode', inDialog('Remove', 'Remove episode'))
  await by(`${client}/sessions/move`, 'moveSeveral', async () => {
    await page.getByRole('checkbox').first().check()
    await page.getByLabel('To').selectOption({ index: 1 })
    await page.getByRole('button', { name: 'Move these sessions' }).click()
  })
  await by(`${client}?moved=${about.movedKey}`, 'moveBack', () =>
    page.getByRole('button', { name: 'Undo: move it back' }).click(),
  )
  await by(
    client,
    'join',
    inDialog('Add someone', 'Add', async () => {
      await choose('Colleague', { index: 1 })
      await choose('Role', { index: 1 })
    }),
  )
  await by(client, 'leave', inDialog('End access for Ruth Oake, supervisor', 'End access'))
  await by(client, 'makeResponsible', inDialog('Make Noor Vale responsible', 'Make responsible'))
  await by(
    client,
    'cover',
    inDialog('Arrange cover', 'Arrange cover', async () => {
      await choose('Colleague', { index: 1 })
      await dialog.getByLabel('Last day').fill(dayFromToday(5))
    }),
  )
  await by(
    client,
    'changeCoverDays',
    inDialog('Change the days on which Pia Vale covers', 'Save', () =>
      dialog.getByLabel('Last day').fill(dayFromToday(5)),
    ),
  )
  await by(client, 'acknowledge', inDialog('Acknowledge', 'Acknowledge'))
  const reason = () => dialog.getByLabel('Reason').fill('A reason')
  await by(client, 'resolve', inDialog('Resolve…', 'Resolve', reason))
  await by(client, 'dismiss', inDialog('Dismiss…', 'Dismiss', reason))
  await by(
    client,
    'comment',
    inDialog('Comment', 'Add comment', () => dialog.getByLabel('Comment').fill('A comment')),
  )
  await by(
    client,
    'judge',
    inDialog('Was this a rupture?', 'Save', () => choose('What it was', { index: 1 })),
  )
  const measures = `${client}/measures`
  await by(measures, 'setMeasure', inDialog('Change how often: GAD-7, client', 'Save'))
  await by(measures, 'followPractice', inDialog('Follow the practice for GAD-7, client', 'Follow the practice'))
  await by(measures, 'pause', inDialog('Pause all measures', 'Pause', reason))
  await by(measures, 'askAgain', inDialog('End the pause for GAD-7, client', 'End the pause'))
  await by(measures, 'pauseAgain', inDialog('Pause again for All measures', 'Pause again'))
  const summaryOf = (sessionId: string) => `${client}/sessions/${sessionId}/summary`
  await by(
    summaryOf(about.savedId),
    'makeVoid',
    inDialog('Void this session…', 'Void it', () => dialog.getByLabel('Why').fill('A reason')),
  )
  await by(summaryOf(about.voidId), 'bringBack', inDialog('Bring it back', 'Bring it back'))
  await by(
    summaryOf(about.lateId),
    'answerLate',
    inDialog('Say whether it was seen', 'Save', async () => {
      await choose('Seen then', { index: 1 })
      await dialog.getByLabel('What was done').fill('A reason')
    }),
  )
  await by(`${client}/earlier`, 'recordEarlier', async () => {
    await page.getByLabel('Day of the session').fill(dayFromToday(-120))
    await page.getByRole('button', { name: /^Record this session/ }).click()
  })
  await by(`${client}/earlier`, 'finishRun', () => page.getByRole('button', { name: 'Finish' }).click())
  await by(`/clients/${about.endedId}`, 'startEpisode', inDialog('Begin an episode', 'Begin episode'))
  await by(entry, 'readMeasure', async () => {
    await page.getByLabel('Add a measure').selectOption({ index: 1 })
    await page.getByRole('button', { name: 'Add', exact: true }).click()
  })
  await by(entry, 'keepDraft', () => typeOne(page))
  await by(entry, 'recordSession', () => page.getByRole('button', { name: 'Save', exact: true }).click())
  await by(entry, 'discard', inDialog('Discard this session', 'Discard it'))
  await by(
    entry,
    'moveToClient',
    inDialog('Wrong client? Move this session', 'Move the session', () => choose('To', { index: 1 })),
  )
  await page.goto(entry)
  const before = calls.taken.length
  await page.getByText('Change date, attendance or setting').click()
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  await expect.poll(() => calls.taken.length).toBeGreaterThan(before)
  await readingStored(page, calls, actions, entry)
  const last = new Map(calls.taken.map(call => [call.action, call]))
  for (const { body } of last.values()) for (const canary of canaries) expect(body.toString()).not.toContain(canary)
  return [...last.values()]
}

/** The other version is read when a draft is refused, so here drafts do reach the server, one from elsewhere first. */
async function readingStored(page: Page, calls: Calls, actions: ReadonlyMap<string, string>, entry: string) {
  await page.goto(entry)
  await saveDraft(about.mara, { sessionId: about.openId, draftVersion: 0, entries: [allianceOf(40)] }, Date.now())
  await page.unrouteAll()
  const drafts = new Calls(actions, action => action.endsWith('#keepDraft'))
  await drafts.of(page)
  await typeOne(page)
  await drafts.called('readStored')
  calls.taken.push(...drafts.taken)
}

async function typeOne(page: Page) {
  await expect(page.locator('[data-item="1"] input').first()).toBeFocused()
  await page.keyboard.press('4')
}

async function makeVoid(mara: Viewer, sessionId: string): Promise<void> {
  const held = await sessionToRecord(mara, sessionId, Date.now())
  if (!held) throw new Error('no such session')
  const { version, draftVersion } = held.session
  const sent = { sessionId, version, draftVersion, reason: 'Recorded twice', safety: [] }
  if (!(await voidSession(mara, sent, Date.now())).ok) throw new Error('The session was not made void')
}

/** An old sheet with a risk answer, in a run that goes on. */
async function recordLate(mara: Viewer, clientId: string): Promise<string> {
  const about = { instrumentId: 'core-10', respondent: 'client' as const, target: null, how: 'score-only' as const }
  const entries = [{ ...about, scores: { total: 14 }, answers: { 6: 2 } }]
  const sent = { clientId, key: randomUUID(), heldOn: dayFromToday(-150), entries, another: false }
  const recorded = await recordEarlierSession(mara, sent, Date.now())
  if (!recorded.ok) throw new Error('The earlier session was not recorded')
  return recorded.sessionId
}

async function begun(mara: Viewer, clientId: string): Promise<string> {
  const session = await startSession(mara, { clientId, key: randomUUID() }, Date.now())
  if (!session.ok) throw new Error('The session was not begun')
  return session.sessionId
}

async function end(mara: Viewer, clientId: string): Promise<void> {
  const episode = (await clientView(mara, clientId, Date.now()))?.episodes[0]
  const ending = { endedOn: dayFromToday(-1), endKind: 'completed' as const, reason: null }
  const ended = await endEpisode(
    mara,
    { episodeId: episode?.id ?? '', version: episode?.version ?? 0, ...ending },
    Date.now(),
  )
  if (!ended.ok) throw new Error('The episode was not ended')
}

/** A measure of the client's own that is paused, and a pause that was ended. */
async function plan(mara: Viewer, clientId: string): Promise<void> {
  const measure = { instrumentId: 'gad-7', respondent: 'client' as const, target: null }
  const change = { clientId, key: randomUUID(), mark: planMark([]), measure, everySessions: 4 }
  const days = { fromOn: dayFromToday(0), untilOn: dayFromToday(28), reason: 'A long journey' }
  await setClientMeasure(mara, change, Date.now())
  await pauseMeasures(mara, { clientId, key: randomUUID(), measure, ...days }, Date.now())
  const all = await pauseMeasures(mara, { clientId, key: randomUUID(), measure: null, ...days }, Date.now())
  if (!all.ok) throw new Error('The measures were not paused')
  await endPause(mara, { clientId, pauseId: all.pauseId }, Date.now())
}
