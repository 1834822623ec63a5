import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import type { Entry } from '@/lib/entry'
import { all, allianceOf, closeness, distress, impression } from '../support/course'
import { ask, byClient, send } from '../support/sent-answers'
import { expectAccessible } from './support/accessible'
import { newClient, recordWeekly } from './support/client'
import { viewer } from './support/practice'
import { expect, test } from './support/test'

/* The models of self and of others, attachment to the therapist, and both voices over the sessions. */

const check = (respondent: 'client' | 'clinician', tension: number, resolved: number): Entry => ({
  instrumentId: 'tension-check',
  respondent,
  target: null,
  how: 'items',
  answers: {
    1: tension,
    ...(tension > 0 ? { 2: 1, 3: resolved } : {}),
    ...(respondent === 'clinician' ? { 4: tension > 0 ? 1 : 0 } : {}),
  },
})
const hour = (sum: number, tension = 0): Entry[] => [
  allianceOf(sum),
  impression(4),
  check('client', tension, 1),
  check('clinician', tension > 2 ? 1 : 0, 1),
  distress({ ...all(10, 1), 6: 0 }),
]

async function clientWith(sheets: readonly Entry[][]): Promise<{ path: string; sessions: string[] }> {
  const mara = await viewer('mara')
  const id = await newClient(mara, `RL-${randomUUID().slice(0, 6)}`, 'Nora Winter', sheets.length + 4)
  const sessions = await recordWeekly(mara, id, sheets)
  return { path: `/clients/${id}`, sessions }
}

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

test('the models stand beside the point, on every screen that names it, and never on the client’s sheet', async ({
  as,
}) => {
  const { path, sessions } = await clientWith([
    [closeness(6, 6), ...hour(48)],
    [closeness(4.3, 5.5), closeness(3, 2, 'therapist'), ...hour(48)],
  ])
  const page = await as('mara')
  await page.goto(path)
  const attachment = region(page, 'Attachment')
  await expect(attachment).toContainText('Near the border of fearful and dismissing')
  await expect(attachment.getByText('left open, near the border')).toBeVisible()
  await expect(attachment.getByText('negative at session 1')).toHaveCount(1)
  await expect(attachment).toContainText('This close to a border, take it as a question.')
  await expect(attachment).toContainText('Evidence C: clinical description, not measured.')
  await expect(attachment).toContainText('About the therapist the ECR-RS is not validated.')
  await expect(page.getByRole('img', { name: /^Attachment map/ })).toHaveAccessibleName(
    /ECR-RS, general: near the border .* ECR-RS, therapist: secure \(anxiety 3\.0, avoidance 2\.0\)/,
  )
  // Named after attachment in general, and not after the one to the therapist.
  await expect(page.getByRole('definition').filter({ hasText: 'near the border of dismissing' })).toContainText(
    'fearful',
  )
  await expectAccessible(page)

  await page.goto(`${path}/sessions/${sessions.at(-1)}/summary`)
  await expect(page.getByRole('heading', { name: 'Near the border of fearful and dismissing' })).toBeVisible()
  await expect(page.getByText('left open, near the border')).toBeVisible()
  await page.goto('/instruments/rq')
  await expect(region(page, 'Models of self and of others')).toContainText('from −12 to 12')
  await page.goto(`${path}/report`)
  await expect(page.getByRole('article')).toContainText('What a therapist may meet.')
  await page.goto(`${path}/report?kind=client&domains=attachment&domains=alliance`)
  await expect(page.getByRole('article')).toContainText('Worry about closeness, with people in general')
  for (const told of ['Model of', 'may meet', 'fearful', 'Two voices'])
    await expect(page.getByRole('article')).not.toContainText(told)
})

test('both voices are drawn side by side with a table, on the client page, the timeline and in the report', async ({
  as,
}) => {
  const { path } = await clientWith([hour(48), hour(42), hour(36, 3)])
  const page = await as('mara')
  for (const place of [path, `${path}/timeline`, `${path}/report`]) {
    await page.goto(place)
    const own = place.endsWith('report') ? 'clinician' : 'you'
    for (const side of ['Task', 'Goal', 'Bond'])
      await expect(page.getByRole('img', { name: `${side}, client and ${own}` })).toHaveAccessibleName(
        /Ratings from 1 to 5\. 3 from the client, the latest 3\.0 at session 3\. 3 from (you|clinician), the latest 4/,
      )
    await expect(page.getByRole('img', { name: 'Tension, client' })).toHaveAccessibleName(
      /3 checks, 1 with tension\. session 3: 3, resolved 1\./,
    )
    await page.getByText('Table of two voices and tension').click()
    const table = page.getByRole('table', { name: 'Two voices and tension by session' })
    await expect(table.getByRole('row').last()).toContainText(
      /3\.0.*3\.0.*3\.0.*4.*4.*4.*3, resolved 1.*1, resolved 1, withdrawal/,
    )
    await expectAccessible(page)
  }
})

test('both forms of the client are drawn, each named wherever it says something', async ({ as }) => {
  const own = (rating: number) => ({
    ...impression(rating),
    instrumentId: 'client-impression',
    respondent: 'client' as const,
  })
  const { path } = await clientWith([
    [...hour(48), own(4)],
    [...hour(42), own(4)],
    [...hour(36), own(2)],
    [...hour(50), own(5)],
  ])
  const page = await as('mara')
  for (const place of [path, `${path}/timeline`, `${path}/report`]) {
    await page.goto(place)
    await expect(page.getByText('client, WAI-SR item means')).toBeVisible()
    await expect(page.getByText('client, own impression')).toBeVisible()
    await expect(page.getByRole('img', { name: /^Task, client and/ })).toHaveAccessibleName(
      /4 from the client, WAI-SR, the latest 4\.\d at session 4\. 4 from the client, impression, the latest 5 at session 4\./,
    )
    await page.getByText('Table of two voices and tension').click()
    const table = page.getByRole('table', { name: 'Two voices and tension by session' })
    await expect(table.getByRole('columnheader', { name: 'Client, impression' })).toBeVisible()
    await expect(table.getByRole('row').nth(4)).toContainText(/^3.*3\.0.*3\.0.*3\.0.*2.*2.*2.*4.*4.*4/)
    await expectAccessible(page)
  }
})

test('the ends of the lines stay within the charts, whatever they say', async ({ as }) => {
  const own = { ...impression(4), instrumentId: 'client-impression', respondent: 'client' as const }
  const { path } = await clientWith([[closeness(4, 4), ...hour(48), own], [...hour(42), own], hour(36)])
  const clientId = path.split('/').at(-1) ?? ''
  const now = Date.now()
  const given = { 'client-impression': { 1: 3, 2: 4, 3: 3 } }
  const measures = [byClient('client-impression')]
  await send(await ask(await viewer('mara'), clientId, { occasion: 'between', measures }, now), given, now)
  const page = await as('mara')
  for (const width of [1280, 1440])
    for (const place of [path, `${path}/timeline`]) {
      await page.setViewportSize({ width, height: 900 })
      await page.goto(place)
      const charts = page
        .getByRole('region')
        .filter({ has: page.getByRole('img', { name: /^Task, client and/ }) })
        .last()
      await expect(charts.getByText(/^client, impression 4 on /).first()).toBeVisible()
      expect(await charts.evaluate(wordsOutside), `${place} at ${width}`).toEqual([])
    }
})

/** What is written outside of the box that it belongs to. */
function wordsOutside(box: Element): string[] {
  const { left, right } = box.getBoundingClientRect()
  const words = document.createTreeWalker(box, NodeFilter.SHOW_TEXT)
  const outside: string[] = []
  while (words.nextNode()) {
    if (words.currentNode.parentElement?.closest('.sr-only')) continue
    const range = document.createRange()
    range.selectNodeContents(words.currentNode)
    const isOut = [...range.getClientRects()].some(line => line.left < left - 1 || line.right > right + 1)
    if (isOut) outside.push(words.currentNode.textContent ?? '')
  }
  return outside
}

test('with one session both voices are read in a table, and nothing is drawn', async ({ as }) => {
  const { path } = await clientWith([hour(48)])
  const page = await as('mara')
  await page.goto(path)
  await expect(page.getByRole('table', { name: 'Two voices and tension by session' })).toBeVisible()
  await expect(page.getByRole('img', { name: /^Task/ })).toHaveCount(0)
  await expect(page.getByText('Rated once so far')).toBeVisible()
  await expectAccessible(page)
})

test('a course of 150 sessions is drawn whole at every width', async ({ as }) => {
  test.setTimeout(240_000)
  const { path } = await clientWith(
    Array.from({ length: 150 }, (_, index) => hour(40 + (index % 5), index % 30 === 29 ? 2 : 0)),
  )
  const page = await as('mara')
  for (const width of [1440, 1280, 1024, 375]) {
    await page.setViewportSize({ width, height: 800 })
    for (const place of [path, `${path}/timeline`]) {
      await page.goto(place)
      await expect(page.getByRole('img', { name: 'Bond, client and you' })).toHaveAccessibleName(/150 from the client/)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${place} at ${width}`).toBe(width)
    }
  }
  // The axis stays at the top while the charts are scrolled.
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(`${path}/timeline`)
  await page.getByRole('img', { name: 'Tension, you' }).scrollIntoViewIfNeeded()
  await page.mouse.wheel(0, 400)
  const axis = page.getByRole('img', { name: /^Sessions 150/ })
  await expect.poll(() => axis.evaluate(drawn => drawn.getBoundingClientRect().top)).toBeLessThan(60)
  expect(await axis.evaluate(drawn => drawn.getBoundingClientRect().top)).toBeGreaterThanOrEqual(0)
})
