import path from 'node:path'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { reportPdf } from '@/components/report/pdf/report-pdf'
import { ReportBody } from '@/components/report/report-body'
import { report } from '@/db/client-pages'
import { addPin } from '@/db/event-pins'
import { rateGoals } from '@/db/goal-ratings'
import { setGoal } from '@/db/goals'
import { correctClientSheet } from '@/db/sheet-corrections'
import { type ReportKind, reportDomains, reportKinds, reportOf, usualDomains } from '@/lib/report'
import { all, allianceOf, closeness, distress, impression, newClient, recordWeek } from '../support/course'
import { pdfText } from '../support/pdf-text'
import { day, freshPractice, monday } from '../support/practice'
import { ask, send } from '../support/sent-answers'

let practice: Awaited<ReturnType<typeof freshPractice>>
beforeEach(async () => {
  practice = await freshPractice()
})
afterEach(() => practice.remove())

const later = monday + 100 * day

/** A client with a fall of the alliance at the sixth session. */
async function courseOf(code: string, name: string): Promise<string> {
  const clientId = await newClient(practice.mara, code, name)
  const sums = [48, 49, 47, 48, 49, 30]
  for (const [week, sum] of sums.entries())
    await recordWeek(practice.mara, clientId, week, [
      allianceOf(sum),
      distress({ ...all(10, 2), 6: 0 }),
      impression(4),
      ...(week === 0 ? [closeness(6, 6)] : week === 5 ? [closeness(4.2, 4.3)] : []),
    ])
  return clientId
}

/** The sheets of a client's report, as another program reads them. */
async function sheetsOf(clientId: string, kind: ReportKind): Promise<string[]> {
  const { mara } = practice
  const view = await report(mara, { clientId, episodeId: null, withNotes: false }, later)
  if (!view) throw new Error('There is no report')
  const { name, practiceName, locale, timeZone } = mara
  const made = reportOf(view.history, view, { kind, domains: usualDomains[kind] })
  const maker = { name, practiceName, locale, timeZone, today: '2026-04-15' }
  const fonts = path.resolve('node_modules', '@fontsource')
  return pdfText(await reportPdf(made, view, { maker, paper: 'a4', fonts }))
}

/** A client's report as the page of the browser. */
async function pageOf(clientId: string, kind: ReportKind): Promise<string> {
  const { mara } = practice
  const view = await report(mara, { clientId, episodeId: null, withNotes: false }, later)
  if (!view) throw new Error('There is no report')
  const { name, practiceName, locale, timeZone } = mara
  const made = reportOf(view.history, view, { kind, domains: reportDomains })
  const maker = { name, practiceName, locale, timeZone, today: '2026-04-15' }
  return renderToStaticMarkup(createElement(ReportBody, { report: made, view, maker }))
}

/** Lines of a layout as running text. */
const flowing = (sheets: readonly string[]) => sheets.join(' ').replace(/\s+/g, ' ')

/** Two goals of a client, of whom one is rated at every session; the other's words are in letters that a file does not hold. */
async function setGoals(clientId: string): Promise<void> {
  const { mara } = practice
  const ids: string[] = []
  for (const text of ['Write to my brother', 'أن أنام الليل كله']) {
    const made = await setGoal(mara, { clientId, key: text, text, setOn: '2026-01-05' }, later)
    if (made.ok) ids.push(made.goalId)
  }
  const { sessions = [] } = (await report(mara, { clientId, episodeId: null, withNotes: false }, later))?.history ?? {}
  for (const [at, { id: sessionId }] of sessions.entries()) {
    const said = [{ goalId: ids[0] ?? '', answer: at }]
    await rateGoals(mara, { sessionId, key: sessionId, mark: '', said }, later)
  }
}

describe('goals', () => {
  test('are in the file of the clinician and on the sheet for the client in their words, and not on a supervision sheet', async () => {
    const clientId = await courseOf('PG-1', 'Rita Lang')
    await setGoals(clientId)
    const clinician = flowing(await sheetsOf(clientId, 'clinician'))
    expect(clinician).toContain('Write to my brother: 0 at session 1, 5 at session 6.')
    expect(clinician).toContain('Words of goals are in letters that this file cannot show.')
    const client = flowing(await sheetsOf(clientId, 'client'))
    expect(client).toContain('Your goals')
    expect(client).toContain('Write to my brother: 0 at first, 5 most recently.')
    expect(flowing(await sheetsOf(clientId, 'supervision'))).not.toContain('brother')
  })

  test('stand on the page as they were written, whichever way they run', async () => {
    const clientId = await courseOf('PG-2', 'Rita Lang')
    await setGoals(clientId)
    const page = await pageOf(clientId, 'clinician')
    expect(page).toMatch(/<bdi[^>]*>أن أنام الليل كله<\/bdi>/)
    expect(page).toContain('not rated yet.')
    // Ticked on purpose, and said so.
    expect(await pageOf(clientId, 'supervision')).toContain('they may name somebody')
  })
})

describe('who filled in what', () => {
  const correctTo = async (clientId: string, answer: number) => {
    const [own] = (
      (await report(practice.mara, { clientId, episodeId: null, withNotes: false }, later))?.history.sessions ?? []
    )
      .flatMap(({ assessments }) => assessments)
      .filter(({ source }) => source)
    const sheet = { assessmentId: own?.id ?? '', version: 1, answers: all(10, answer), reason: 'One line too low' }
    expect(await correctClientSheet(practice.mara, sheet, later)).toMatchObject({ ok: true })
  }

  test('is said of what the client filled in by themselves, on the page and in the file, without a day for supervision', async () => {
    const clientId = await courseOf('PW-1', 'Rita Lang')
    const request = await ask(practice.mara, clientId, { occasion: 'between' }, later)
    await send(request, { 'core-10': { ...all(10, 1), 6: 0 } }, later)
    const own = 'Filled in by the client through a link, 15 Apr 2026, 10:00; read in English (en).'
    for (const text of [flowing(await sheetsOf(clientId, 'clinician')), await pageOf(clientId, 'clinician')]) {
      expect(text.split(own)).toHaveLength(2)
      expect(text).not.toContain('Corrected')
    }
    for (const text of [flowing(await sheetsOf(clientId, 'supervision')), await pageOf(clientId, 'supervision')])
      expect(text.split('Filled in by the client through a link.')).toHaveLength(2)
    expect(flowing(await sheetsOf(clientId, 'client'))).not.toContain('Filled in')
  })

  test('is said of a sheet that was corrected since, to the client too', async () => {
    const clientId = await courseOf('PW-2', 'Rita Lang')
    const request = await ask(practice.mara, clientId, { occasion: 'between' }, later - day)
    await send(request, { 'core-10': { ...all(10, 1), 6: 0 } }, later - day)
    await correctTo(clientId, 2)
    const text = flowing(await sheetsOf(clientId, 'clinician'))
    expect(text).toContain('14 Apr 2026, 10:00; read in English (en). Corrected 15 Apr 2026, 10:00.')
    const page = await pageOf(clientId, 'clinician')
    expect(page).toContain('Corrected 15 Apr 2026, 10:00.')
    // In the tables of the values as well, which the screen has.
    expect(page).toContain('filled in by the client through a link, corrected since')
    const apart = flowing(await sheetsOf(clientId, 'supervision'))
    expect(apart).toContain('Filled in by the client through a link, corrected since.')
    expect(apart).not.toContain('2026')
    expect(flowing(await sheetsOf(clientId, 'client'))).toContain('What you had sent was corrected since.')
  })
})

describe('a report on the screen', () => {
  test.each(reportKinds)('for %s is whole with a map and a course, and with a single session', async kind => {
    const long = await pageOf(await courseOf('PS-1', 'Rita Lang'), kind)
    const single = await newClient(practice.mara, 'PS-2', 'Sven Ott')
    await recordWeek(practice.mara, single, 0, [allianceOf(48), impression(4), closeness(5, 5)])
    const short = await pageOf(single, kind)
    for (const page of [long, short]) {
      expect(page.includes('2026')).toBe(kind !== 'supervision')
      expect(page.includes('Model of self')).toBe(kind !== 'client')
    }
    // Where the client's closeness was asked about twice, nothing was due between: that is no gap.
    expect(long).not.toContain('A gap in the line')
    // With one session both voices are read in their table, on paper too.
    expect(short.includes('Two voices and tension by session')).toBe(kind !== 'client')
    expect(short).not.toMatch(/<details class="[^"]*print:hidden"[^>]* open/)
  })
})

describe('a report as a file', () => {
  test('loses no letter, whatever name was printed before in the same process', async () => {
    // Nothing was scored yet: the plain letters are in no heading.
    for (const [code, name] of [
      ['PD-1', 'Thị Ánh Đặng'],
      ['PD-2', 'Siobhán Ní Bhriain'],
      ['PD-3', 'Łucja Żółć'],
    ] as const)
      expect(flowing(await sheetsOf(await newClient(practice.mara, code, name), 'clinician'))).toContain(name)
    const text = flowing(await sheetsOf(await courseOf('PD-4', 'Hannah Aaron'), 'clinician'))
    for (const words of [
      'Hannah Aaron',
      'Open flags',
      'Alliance, client (WAI-SR item mean)',
      'Distress and well-being',
      'Two voices: client (WAI-SR item means) and clinician (impression), 1–5',
      'Attachment',
    ])
      expect(text).toContain(words)
  })

  test('has the code and the number on every sheet; a supervision sheet only the number', async () => {
    const clientId = await courseOf('PD-5', 'Olga Prinz')
    const sheets = await sheetsOf(clientId, 'clinician')
    expect(sheets.length).toBeGreaterThan(1)
    for (const [index, sheet] of sheets.entries()) {
      expect(sheet).toContain(`${index + 1} of ${sheets.length}`)
      expect(sheet).toContain('PD-5 · Clinician’s report')
    }
    const apart = await sheetsOf(clientId, 'supervision')
    for (const [index, sheet] of apart.entries()) {
      expect(sheet).toContain(`${index + 1} of ${apart.length}`)
      for (const told of ['PD-5', 'Olga', 'Prinz', '2026']) expect(sheet).not.toContain(told)
    }
  })

  test('is one that a colleague could take over from', async () => {
    const clientId = await courseOf('PD-6', 'Paul Kern')
    await addPin(practice.mara, { clientId, key: 'pin-1', happenedOn: '2026-01-20', text: 'Lost the job' }, later)
    const text = flowing(await sheetsOf(clientId, 'clinician'))
    for (const words of [
      `by ${practice.mara.name}, ${practice.mara.practiceName}.`,
      'Near the middle, on the fearful side',
      'Model of self: left open, near the border (negative at session 1)',
      'What a therapist may meet.',
      'Evidence C: clinical description, not measured.',
      'Possible rupture, open: at session 6',
      '20 Jan 2026: Lost the job',
      'Band: the client’s own expected range.',
      'Two voices: the client has filled dots',
    ])
      expect(text).toContain(words)
  })

  test('leaves no heading behind at the foot of a sheet', async () => {
    const clientId = await courseOf('PD-9', 'Wanda Ziegler')
    await recordWeek(practice.mara, clientId, 6, [allianceOf(48)])
    for (let pin = 0; pin < 20; pin++) {
      const [happenedOn, key] = [`2026-01-${10 + pin}`, `pin-${pin}`]
      await addPin(practice.mara, { clientId, key, happenedOn, text: `Event ${pin}` }, later)
      for (const sheet of await sheetsOf(clientId, 'clinician')) {
        const lines = sheet
          .split('\n')
          .map(line => line.trim())
          .filter(Boolean)
        const last = lines.filter(line => !line.includes('Clinician’s report')).at(-1)
        expect(['Events', 'Open flags', 'Flags that have ended', 'Attachment', 'Alliance']).not.toContain(last)
      }
    }
  })

  test('says beside a point about the therapist that it is not validated, as the page does', async () => {
    const clientId = await newClient(practice.mara, 'PD-8', 'Vera Stein')
    await recordWeek(practice.mara, clientId, 0, [closeness(6, 6), closeness(3, 2, 'therapist')])
    for (const kind of ['clinician', 'supervision'] as const) {
      const text = flowing(await sheetsOf(clientId, kind))
      expect(text).toContain('ECR-RS, therapist: secure (anxiety 3.0, avoidance 2.0).')
      expect(text).toContain('About the therapist the ECR-RS is not validated.')
    }
    expect(flowing(await sheetsOf(clientId, 'client'))).not.toContain('therapist')
  })

  test('for the client says what is asked in plain words, and nothing of the clinician’s', async () => {
    const text = flowing(await sheetsOf(await courseOf('PD-7', 'Ute Gerber'), 'client'))
    expect(text).toContain('Working together: your latest answers came to 2.5, on a scale from 1 to 5')
    expect(text).toContain('How troubled you have felt')
    expect(text).toContain('Each dot is one session.')
    for (const told of ['WAI-SR', 'CORE-10', 'flag', 'rupture', 'impression', 'Model of', 'expected range', 'voices'])
      expect(text).not.toContain(told)
  })
})
