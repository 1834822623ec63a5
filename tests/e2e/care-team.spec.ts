import { randomUUID } from 'node:crypto'
import { expectReadable } from './support/accessible'
import { newClient } from './support/client'
import { dayFromToday, viewer } from './support/practice'
import { expect, test } from './support/test'

test('the responsible clinician lets a colleague in, who is told, and makes them responsible', async ({ as }) => {
  const code = `CT-${randomUUID().slice(0, 8)}`
  const clientId = await newClient(await viewer('mara'), code, 'Ilse Varga')
  const mara = await as('mara')
  await mara.goto(`/clients/${clientId}`)
  const team = mara.getByRole('region', { name: 'Care team' })
  await expect(team).toContainText('Mara Lind, clinicianresponsible, since')
  await team.getByRole('button', { name: 'Add someone' }).click()
  const dialog = mara.getByRole('dialog')
  await dialog.getByLabel('Colleague').selectOption({ label: 'Tomas Berg (clinician)' })
  await dialog.getByLabel('Role').selectOption('clinician')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(team).toContainText('Tomas Berg, cliniciansince')

  const tomas = await as('tomas')
  await tomas.goto('/caseload')
  const said = `Mara Lind added you to the care team of ${code}, as clinician.`
  await expect(tomas.getByText(said)).toBeVisible()
  await expectReadable(tomas)
  await tomas.getByRole('button', { name: 'Mark as read' }).click()
  await expect(tomas.getByText(said)).toHaveCount(0)
  await tomas.goto(`/clients/${clientId}`)
  await expect(tomas.getByRole('button', { name: /^End access for Mara Lind/ })).toHaveCount(0)

  await team.getByRole('button', { name: 'Make Tomas Berg responsible' }).click()
  await dialog.getByRole('button', { name: 'Make responsible' }).click()
  await expect(team).toContainText('Tomas Berg, clinicianresponsible, since')
  await expect(team.getByRole('button', { name: /^End access for Tomas Berg/ })).toHaveCount(0)
})

test('a cover is arranged for some days, and given others', async ({ as }) => {
  const clientId = await newClient(await viewer('mara'), `CO-${randomUUID().slice(0, 8)}`, 'Ilse Varga')
  const mara = await as('mara')
  await mara.goto(`/clients/${clientId}`)
  const team = mara.getByRole('region', { name: 'Care team' })
  const dialog = mara.getByRole('dialog')
  await team.getByRole('button', { name: 'Arrange cover' }).click()
  await expect(dialog.getByLabel('Colleague')).not.toContainText('Ruth Oake')
  await dialog.getByLabel('Colleague').selectOption({ label: 'Tomas Berg' })
  await dialog.getByLabel('Last day').fill(dayFromToday(-3))
  await dialog.getByRole('button', { name: 'Arrange cover' }).click()
  await expect(dialog.getByLabel('Last day')).toHaveAccessibleDescription(/This day is past/)
  await dialog.getByLabel('Last day').fill(dayFromToday(5))
  await expectReadable(mara)
  await dialog.getByRole('button', { name: 'Arrange cover' }).click()
  await expect(team).toContainText('Tomas Berg, coverfor Mara Lind,')
  await team.getByRole('button', { name: 'Change the days on which Tomas Berg covers' }).click()
  await dialog.getByLabel('Last day').fill(dayFromToday(9))
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toHaveCount(0)
  await team.getByRole('button', { name: 'End access for Tomas Berg, cover' }).click()
  await dialog.getByRole('button', { name: 'End access' }).click()
  await expect(team).toContainText('Earlier: Tomas Berg, cover for Mara Lind')
})
