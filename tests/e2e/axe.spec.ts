import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { all, allianceOf, distress } from '../support/course'
import { expectReadable } from './support/accessible'
import type { CastMember } from './support/cast'
import { newClient, recordWeekly } from './support/client'
import { openPalette } from './support/palette'
import { viewer } from './support/practice'
import { expect, test } from './support/test'

/*
 * Every screen with something on it: in light, in dark, in forced colours, 320 px wide and at 200 % zoom. /setup is seen by the
 * tests that set a practice up, and `/` leads elsewhere.
 */

let client: string
let session: string
let unsaved: string

test.beforeAll(async () => {
  const mara = await viewer('mara')
  const clientId = await newClient(mara, `AX-${randomUUID().slice(0, 6)}`, 'Rosa Anselm')
  const steady = [48, 49, 47, 48, 49].map(sum => [allianceOf(sum), distress({ ...all(10, 1), 6: 0 })])
  const ids = await recordWeekly(mara, clientId, [...steady, [allianceOf(30), distress({ ...all(10, 3), 6: 1 })]])
  client = `/clients/${clientId}`
  session = `${client}/sessions/${ids.at(-1)}`
  unsaved = `/clients/${await newClient(mara, `AX-${randomUUID().slice(0, 6)}`, null)}`
})

type Screen = { who?: CastMember; route: string; path?: () => string; open?: (page: Page) => Promise<void> }

const oneClient = 'clients/[clientId]'
const screens: Readonly<Record<string, Screen>> = {
  'the caseload': { route: 'caseload' },
  'a caseload without clients': { route: 'caseload', who: 'ruth' },
  'a new client': { route: 'clients/new' },
  'a client': { route: oneClient, path: () => client },
  'a client without sessions': { route: oneClient, path: () => unsaved },
  'a timeline': { route: `${oneClient}/timeline`, path: () => `${client}/timeline` },
  'a timeline by date': { route: `${oneClient}/timeline`, path: () => `${client}/timeline?axis=date` },
  'a timeline without sessions': { route: `${oneClient}/timeline`, path: () => `${unsaved}/timeline` },
  'session entry': { route: `${oneClient}/sessions/[sessionId]`, path: () => session },
  'a session summary': { route: `${oneClient}/sessions/[sessionId]/summary`, path: () => `${session}/summary` },
  'a report': { route: `${oneClient}/report`, path: () => `${client}/report` },
  'a sheet for the client': { route: `${oneClient}/report`, path: () => `${client}/report?kind=client` },
  'a supervision sheet': { route: `${oneClient}/report`, path: () => `${client}/report?kind=supervision` },
  'the flags': { route: 'flags' },
  'the rules': { route: 'flags/rules' },
  'the instruments': { route: 'instruments' },
  'one instrument': { route: 'instruments/[id]', path: () => '/instruments/wai-sr' },
  'the wording of an instrument': {
    route: 'instruments/[id]/wording',
    who: 'ines',
    path: () => '/instruments/core-10/wording',
  },
  'a new measure': { route: 'instruments/new', who: 'ines' },
  'the own account': { route: 'me' },
  'the practice': { route: 'practice', who: 'ines' },
  'the thresholds': { route: 'practice/settings', who: 'ines' },
  'the next steps': { route: 'practice/next-steps', who: 'ines' },
  'the next steps of a rule': {
    route: 'practice/next-steps/[rule]',
    who: 'ines',
    path: () => '/practice/next-steps/alliance-drop',
  },
  'the palette': { route: 'flags', open: openPalette },
  'the keys': { route: 'flags', open: page => page.keyboard.press('?') },
  'a dialog': {
    route: 'flags',
    open: page => page.getByRole('button', { name: 'Acknowledge' }).first().press('Enter'),
  },
}

for (const [name, { who = 'mara', route, path = () => `/${route}`, open }] of Object.entries(screens))
  test(`${name} can be read and used by anybody`, async ({ as }) => {
    const page = await as(who)
    const response = await page.goto(path())
    expect(response?.status()).toBe(200)
    if (open) {
      await page.waitForLoadState('networkidle')
      await open(page)
      await expect(page.getByRole('dialog')).toBeVisible()
    }
    await expectReadable(page)
  })

test('no screen is forgotten', () => {
  const files = readdirSync('app/(practice)', { recursive: true }).map(String)
  const pages = files.filter(file => file.endsWith('/page.tsx')).map(file => file.slice(0, -'/page.tsx'.length))
  expect(new Set(Object.values(screens).map(({ route }) => route))).toEqual(new Set(pages))
})

test('the login page can be read and used by anybody', async ({ page }) => {
  await page.goto('/login')
  await expectReadable(page)
})

test('what is not there can be read and used by anybody', async ({ as, troubles }) => {
  const page = await as('mara')
  troubles.expectRefusal(404)
  await page.goto('/clients/nobody')
  await expect(page.getByRole('heading', { name: 'Nothing here' })).toBeVisible()
  await expectReadable(page)
})
