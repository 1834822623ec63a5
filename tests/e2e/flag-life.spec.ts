import { randomUUID } from 'node:crypto'
import { recordAssessments } from '@/db/assessments'
import { joinCareTeam } from '@/db/care-team'
import { sessionToRecord } from '@/db/session-entry'
import { allianceOf, recordOn } from '../support/course'
import { expectAccessible, expectNoOverflow } from './support/accessible'
import { newClient, recordWeekly } from './support/client'
import { flagsOf, openLine } from './support/flag-lines'
import { dayFromToday, personId, viewer } from './support/practice'
import { expect, test } from './support/test'

/* One flag through its whole life: raised, acknowledged, speaking again, named, commented on, cleared, withdrawn. */

const steady = [48, 49, 47, 48, 49].map(sum => [allianceOf(sum)])

test('a flag is raised, falls quiet, speaks again, is named and commented on, and is cleared by the data', async ({
  as,
}) => {
  test.setTimeout(120_000)
  const mara = await viewer('mara')
  const clientId = await newClient(mara, `FZ-${randomUUID().slice(0, 6)}`, 'Nora Feld')
  await joinCareTeam(mara, { clientId, personId: personId('ruth'), role: 'supervisor' }, Date.now())
  await recordWeekly(mara, clientId, [...steady, [allianceOf(34)]])
  const page = await as('mara')
  await page.goto(`/clients/${clientId}`)
  const flag = page.getByRole('article').filter({ hasText: 'Alliance (WAI-SR)' })
  await expect(flag).toContainText(/fell to 2\.8 at session 6; this client’s usual range was 3\.\d to 4\.\d/)
  await expect(flag).toContainText('Judged by the 5 ratings before,')

  await flag.getByRole('button', { name: 'Acknowledge' }).click()
  await page.getByLabel('Note (optional)').fill('I will ask.')
  await page.getByRole('dialog').getByRole('button', { name: 'Acknowledge' }).click()
  await expect(flag).toContainText('Acknowledged by Mara Lind')
  await expect(flag.getByRole('button', { name: 'Acknowledge' })).toHaveCount(0)

  await recordOn(mara, clientId, dayFromToday(-3), [allianceOf(33)], Date.now())
  await page.reload()
  await expect(flag).toContainText('the second rating in a row below range')
  await expect(flag.getByRole('button', { name: 'Acknowledge' })).toBeVisible()

  const ruptures = page.getByRole('region', { name: 'Possible ruptures' })
  await expect(ruptures).toContainText('possible rupture, open')
  await ruptures.getByRole('button', { name: 'Was this a rupture?' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByLabel('What it was')).toHaveAccessibleDescription(/.+/)
  await page.getByLabel('What it was').selectOption('withdrawal')
  await page.getByLabel(/What was done/).fill('We named it together.')
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(ruptures).toContainText('rupture (withdrawal), unrepaired')
  await expect(ruptures).toContainText('We named it together.')
  await expect(flag).toContainText('Rupture (withdrawal), unrepaired:')

  const theirs = await as('ruth')
  await theirs.goto('/flags')
  const shared = flagsOf(theirs, 'Nora Feld')
  await openLine(shared)
  await expect(shared.getByRole('button', { name: 'Resolve…' })).toHaveCount(0)
  await shared.getByRole('button', { name: 'Comment' }).click()
  await theirs.getByRole('dialog').getByLabel('Comment').fill('What did the silence say?')
  await theirs.getByRole('dialog').getByRole('button', { name: 'Add comment' }).click()
  await expect(shared).toContainText('What did the silence say?')

  const back = await recordOn(mara, clientId, dayFromToday(-1), [allianceOf(49)], Date.now())
  await page.goto(`/clients/${clientId}`)
  await expect(ruptures).toContainText('rupture (withdrawal), repaired, back in range at session 8')
  await expect(flag.filter({ visible: true })).toHaveCount(0)
  await page.getByText(/Flags that have ended/).click()
  await expect(flag.first()).toContainText('Cleared by what was recorded since')
  await expect(flag.first()).toContainText('What did the silence say?')
  await expectAccessible(page)
  await expectNoOverflow(page)

  // The fall was typed wrong: what should never have been raised is withdrawn, and its history stays.
  await correct(clientId, back, 49)
  for (const [sum, daysAgo] of [
    [48, 3],
    [48, 7],
  ] as const)
    await correctOn(clientId, daysAgo, sum)
  await page.goto(`/clients/${clientId}`)
  await page.getByText(/Flags that have ended/).click()
  await expect(flag.first()).toContainText('Withdrawn: the record no longer shows it')
})

/** Saves the alliance of a session anew. */
async function correct(clientId: string, sessionId: string, sum: number) {
  const mara = await viewer('mara')
  const held = await sessionToRecord(mara, sessionId, Date.now())
  if (held?.client.id !== clientId) throw new Error('no such session')
  const { version, draftVersion } = held.session
  const about = { sessionId, version, draftVersion, key: randomUUID(), entries: [allianceOf(sum)] }
  const saved = await recordAssessments(mara, about, Date.now())
  if (!saved.ok) throw new Error('not saved')
}

async function correctOn(clientId: string, daysAgo: number, sum: number) {
  const { client } = await import('@/db/client-pages')
  const view = await client(await viewer('mara'), clientId, Date.now())
  const found = view?.histories[0]?.sessions.find(session => session.date === dayFromToday(-daysAgo))
  if (!found) throw new Error(`no session ${daysAgo} days ago`)
  await correct(clientId, found.id, sum)
}
