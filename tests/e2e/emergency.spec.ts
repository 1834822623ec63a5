import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { addCover } from '@/db/covers'
import { careTeam } from '@/db/schema'
import { writeUnattended } from '@/db/write-unattended'
import { all, distress } from '../support/course'
import { expectReadable } from './support/accessible'
import { everyWay, expectNotFound, requestsOf } from './support/asking'
import { newClient, recordWeekly } from './support/client'
import { dayFromToday, personId, viewer } from './support/practice'
import { expect, test } from './support/test'

/* A client of Mara's, to whom Tomas is nobody: before, while and after he covers for her, or reads in an emergency. */

type Case = { code: string; clientId: string; paths: string[] }

async function someClient(): Promise<Case> {
  const mara = await viewer('mara')
  const code = `EM-${randomUUID().slice(0, 8)}`
  const clientId = await newClient(mara, code, 'Ottilie Brandt')
  const [sessionId = ''] = await recordWeekly(mara, clientId, [[distress({ ...all(10, 1), 6: 1 })]])
  const here = `/clients/${clientId}`
  return {
    code,
    clientId,
    paths: [here, `${here}/timeline`, `${here}/report`, `${here}/sessions/${sessionId}/summary`],
  }
}

/** How each page answers Tomas, in every way in which it can be asked for. */
async function expectOpen(baseURL: string | undefined, { paths }: Case, isOpen: boolean): Promise<void> {
  const tomas = await requestsOf(baseURL, 'tomas')
  for (const path of paths)
    for (const response of await everyWay(tomas, path)) {
      if (isOpen) expect.soft(response.status(), path).toBe(200)
      else {
        await expectNotFound(response)
        expect(await response.text(), path).not.toContain('Ottilie')
      }
    }
  await tomas.dispose()
}

test('in an emergency a colleague’s client is read, under a red mark, until it is ended; then it is reviewed', async ({
  as,
  baseURL,
}) => {
  const about = await someClient()
  await expectOpen(baseURL, about, false)
  const page = await as('tomas')
  await page.goto('/emergency')
  await page.getByLabel('Code of the client').fill(`${about.code}x`)
  await page.getByRole('button', { name: 'Open in an emergency' }).click()
  await expect(page.getByLabel('Reason')).toHaveAccessibleDescription(/Please fill this in/)
  await page.getByLabel('Reason').fill('A call from their number, and silence')
  await page.getByRole('button', { name: 'Open in an emergency' }).click()
  await expect(page.getByLabel('Code of the client')).toHaveAccessibleDescription(
    /There is no client with exactly this code/,
  )
  await expect(page.getByLabel('Reason')).toHaveValue('A call from their number, and silence')
  await expectReadable(page)
  await page.getByLabel('Code of the client').fill(about.code)
  await page.getByRole('button', { name: 'Open in an emergency' }).click()
  await expect(page).toHaveURL(new RegExp(`/clients/${about.clientId}$`))

  const mark = page.getByRole('note').filter({ hasText: 'Emergency access, to read only, until' })
  for (const path of about.paths) {
    await page.goto(path)
    await expect(mark).toBeVisible()
    await expect(page.getByRole('button', { name: /^(Record|Comment|Acknowledge|Add event)/ })).toHaveCount(0)
  }
  await expectOpen(baseURL, about, true)
  await page.goto('/caseload')
  await expect(page.getByText('Ottilie Brandt')).toHaveCount(0)

  await page.goto(about.paths[0] ?? '')
  await expectReadable(page)
  await mark.getByRole('link', { name: 'End it now' }).click()
  await page.getByRole('button', { name: 'End it now' }).click()
  await expect(page.getByRole('heading', { name: 'Open now' })).toHaveCount(0)
  await expectOpen(baseURL, about, false)

  const mara = await as('mara')
  await mara.goto('/caseload')
  const notice = mara.getByRole('link', { name: `Tomas Berg opened the record of ${about.code} in an emergency.` })
  await expect(notice).toBeVisible()
  await expectReadable(mara)
  await notice.click()
  const line = mara.getByRole('listitem').filter({ hasText: about.code })
  await expect(line).toContainText('A call from their number, and silence')
  await expect(line).toContainText('Opened the client; Opened the timeline')
  await line.getByRole('button', { name: 'Review what Tomas Berg opened' }).click()
  await mara.getByRole('dialog').getByLabel('What you found').selectOption({ label: 'It was needed' })
  await mara.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(line).toContainText('It was needed: Mara Lind')
})

test('what was opened in an emergency is closed by itself', async ({ baseURL, as }) => {
  const about = await someClient()
  const page = await as('tomas')
  await page.goto('/emergency')
  await page.getByLabel('Code of the client').fill(about.code)
  await page.getByLabel('Reason').fill('A call from their number, and silence')
  await page.getByRole('button', { name: 'Open in an emergency' }).click()
  await expect(page).toHaveURL(new RegExp(`/clients/${about.clientId}$`))
  await endByItself(about.clientId)
  await expectOpen(baseURL, about, false)
})

test('a cover opens a client on its days alone', async ({ baseURL }) => {
  const about = await someClient()
  const cover = async (fromOn: string, lastOn: string) => {
    const days = { key: randomUUID(), fromOn, lastOn }
    const given = { clientId: about.clientId, personId: personId('tomas'), ...days }
    expect(await addCover(await viewer('mara'), given, Date.now())).toMatchObject({ ok: true })
  }
  await cover(dayFromToday(1), dayFromToday(3))
  await expectOpen(baseURL, about, false)
  await cover(dayFromToday(0), dayFromToday(0))
  await expectOpen(baseURL, about, true)
  await endByItself(about.clientId)
  await expectOpen(baseURL, about, false)
})

/** As when the time of whatever Tomas has there has come to its end. */
const endByItself = async (clientId: string) =>
  writeUnattended(tx =>
    tx
      .update(careTeam)
      .set({ fromAt: Date.now() - 2000, toAt: Date.now() - 1000 })
      .where(and(eq(careTeam.clientId, clientId), eq(careTeam.personId, personId('tomas')))),
  )
