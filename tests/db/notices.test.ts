import { afterEach, beforeEach, expect, test } from 'vitest'
import { joinCareTeam, leaveCareTeam } from '@/db/care-team'
import { client } from '@/db/client-pages'
import { notify } from '@/db/notice-rows'
import { readNotices, unreadNotices } from '@/db/notices'
import { markLeft } from '@/db/people'
import { changeResponsible } from '@/db/responsible'
import { writeUnattended } from '@/db/write-unattended'
import { noticeText } from '@/lib/notices'
import type { Viewer } from '@/lib/viewer'
import { newClient } from '../support/course'
import { freshPractice, loginAs, monday } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
let clientId: string
beforeEach(async () => {
  practice = await freshPractice()
  clientId = await newClient(practice.mara)
})
afterEach(() => practice.remove())

const told = async (who: Viewer) => (await unreadNotices(who)).map(notice => noticeText(notice, 'en-GB'))
const letIn = (who: Viewer, role: 'clinician' | 'supervisor' = 'clinician', by = practice.mara) =>
  joinCareTeam(by, { clientId, personId: who.personId, role }, monday)

test('who joins a care team is told, and the clinicians who did not do it', async () => {
  const { mara, tomas, ruth } = practice
  await letIn(tomas)
  expect(await told(tomas)).toEqual(['Mara added you to the care team of K-001, as clinician.'])
  expect(await told(mara)).toEqual([])
  await letIn(ruth, 'supervisor', tomas)
  expect(await told(mara)).toEqual(['Tomas added Ruth to the care team of K-001, as supervisor.'])
  expect(await told(ruth)).toEqual(['Tomas added you to the care team of K-001, as supervisor.'])
})

test('so are they when somebody leaves, and when somebody else is responsible', async () => {
  const { mara, tomas } = practice
  await letIn(tomas)
  const view = await client(mara, clientId, monday)
  const change = { clientId, personId: tomas.personId, responsibilityId: view?.responsible?.id ?? '' }
  await changeResponsible(mara, change, monday)
  const own = view?.careTeam.find(each => each.personId === mara.personId)?.id ?? ''
  await leaveCareTeam(mara, { membershipId: own }, monday)
  expect((await told(tomas)).slice(1)).toEqual([
    'Mara made you the responsible clinician of K-001.',
    'Mara left the care team of K-001.',
  ])
})

test('when an account is closed, its colleagues are told once, with how many clients they shared', async () => {
  const { mara, tomas, ines } = practice
  await letIn(tomas)
  clientId = await newClient(mara, 'K-002')
  await letIn(tomas)
  await markLeft(ines, { personId: tomas.personId, version: 1, hasLeft: true }, monday)
  expect(await told(mara)).toEqual([
    'Ines Admin closed the account of Tomas, who was on the care team of 2 clients of yours.',
  ])
})

test('what was read is shown no more; the rest is, and nobody reads it for another', async () => {
  const { mara, tomas, ruth } = practice
  await letIn(tomas)
  await letIn(ruth, 'supervisor', tomas)
  const [first] = await unreadNotices(tomas)
  const noticeIds = [first?.id ?? '']
  await readNotices(mara, { noticeIds }, monday)
  expect(await told(tomas)).toHaveLength(1)
  await readNotices(tomas, { noticeIds }, monday)
  expect(await told(tomas)).toEqual([])
  expect(await told(mara)).toHaveLength(1)
})

test('a client who is not open to the reader any more is neither named nor led to', async () => {
  const { mara, tomas } = practice
  await letIn(tomas)
  expect(await unreadNotices(tomas)).toMatchObject([{ clientId, code: 'K-001' }])
  const membershipId = (await client(mara, clientId, monday))?.careTeam.find(each => each.name === 'Tomas')?.id ?? ''
  await leaveCareTeam(mara, { membershipId }, monday)
  expect(await unreadNotices(tomas)).toMatchObject([
    { clientId: null, code: null },
    { clientId: null, code: null },
  ])
  expect((await told(tomas))[1]).toBe('Mara ended your access to a client as clinician.')
})

test('nobody is told twice, nor who did it, nor who has left', async () => {
  const { mara, tomas, ruth, ines } = practice
  await markLeft(ines, { personId: ruth.personId, version: 1, hasLeft: true }, monday)
  const people = [mara, mara, tomas, ruth].map(({ personId }) => personId)
  const about = { practiceId: mara.practiceId, kind: 'transfer.given' as const, aboutId: tomas.personId, count: 1 }
  await writeUnattended(tx => notify(tx, { ...about, by: tomas.personId, to: people }, monday))
  expect(await told(mara)).toEqual(['Tomas transferred 1 client of yours to Tomas.'])
  expect(await told(tomas)).toEqual([])
  await markLeft(ines, { personId: ruth.personId, version: 2, hasLeft: false, passwordHash: 'x' }, monday)
  expect(await told(await loginAs(ruth.personId))).toEqual([])
})
