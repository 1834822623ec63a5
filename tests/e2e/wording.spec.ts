import { sessionToRecord } from '@/db/session-entry'
import { wordingsHeld } from '@/db/wordings'
import { instrument } from '@/lib/instruments/catalogue'
import { questionnaireOf } from '../support/questionnaire'
import { expectAccessible, expectNoOverflow } from './support/accessible'
import { newClient } from './support/client'
import { viewer } from './support/practice'
import { expect, test } from './support/test'

/* Licensed wording: loaded by an administrator, shown at entry, removed. The words are made up. */

const form = questionnaireOf(instrument('core-10'))
const file = (content: unknown) => ({
  name: 'form.json',
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify(content)),
})

test.describe.configure({ mode: 'serial' })

test('a file that does not fit is refused with a list, and nothing is kept', async ({ as }) => {
  const page = await as('ines')
  await page.goto('/instruments/core-10/wording')
  await page.getByLabel('File').setInputFiles(file({ ...form, item: form.item.slice(0, 8), copyright: undefined }))
  await expect(page.getByRole('main').getByRole('status')).toContainText('form.json was read')
  await page.getByRole('button', { name: 'Check the file' }).click()
  const problems = page.getByRole('main').getByRole('alert')
  await expect(problems).toContainText('This file does not fit, and nothing was changed.')
  expect(await problems.getByRole('listitem').count()).toBeGreaterThanOrEqual(2)
  await expect(page.getByLabel('Questionnaire')).toHaveValue(/Made-up wording/)
  await expectAccessible(page)
  expect(await wordingsHeld(await viewer('ines'), 'core-10')).toEqual([])
})

test('a file that fits is shown item by item, and is kept once the licence is confirmed', async ({ as }) => {
  const page = await as('ines')
  await page.goto('/instruments/core-10')
  await page.getByRole('link', { name: 'Load wording' }).click()
  await page.getByLabel('File').setInputFiles(file(form))
  await page.getByRole('button', { name: 'Check the file' }).click()
  const rows = page.getByRole('region', { name: 'Which item each part' }).getByRole('row')
  await expect(rows).toHaveCount(11)
  await expect(rows.nth(6)).toContainText('q6')
  await expect(rows.nth(6)).toContainText('plans to end life')
  await expect(rows.nth(6)).toContainText('Wording of item 6.')
  await expect(
    page.getByRole('listitem').filter({ hasText: 'Item 6, asked about risk: “Wording of item 6.”' }),
  ).toContainText('Check that this is the question about “plans to end life”.')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Use this wording' }).click()
  await expect(page.getByText('Please confirm this first.')).toHaveCount(2)
  expect(await wordingsHeld(await viewer('ines'), 'core-10')).toEqual([])
  await page.getByLabel(/holds a licence/).check()
  await page.getByLabel(/was compared with the form/).check()
  await page.getByRole('button', { name: 'Use this wording' }).click()
  await expect(page).toHaveURL('/instruments/core-10')
  await expect(page.getByRole('region', { name: 'Wording' })).toContainText('© Nobody. Made up for a test.')
  expect((await wordingsHeld(await viewer('ines'), 'core-10')).map(each => each.wording.items.length)).toEqual([10])
})

test('at entry the wording is shown unaltered with its copyright line, and the keys work as before', async ({ as }) => {
  const clientId = await newClient(await viewer('mara'), `WO-${Date.now()}`, null)
  const page = await as('mara')
  await page.goto(`/clients/${clientId}`)
  await page.getByRole('button', { name: /record session/i }).click()
  await page.waitForURL('**/sessions/*')
  await page.getByRole('button', { name: /Distress/ }).click()
  const entry = page.getByRole('region', { name: 'Distress' })
  await expect(entry.getByRole('group', { name: '6. Wording of item 6.' })).toBeVisible()
  await expect(entry).not.toContainText('plans to end life')
  await expect(entry).toContainText('© Nobody. Made up for a test.')
  await expect(entry).toContainText('0 Answer nought · 1 Answer one')
  await expect(entry.locator('[lang="en-GB"]').first()).toBeVisible()
  await page.keyboard.press('3')
  await expect(entry.getByRole('group', { name: '1. Wording of item 1.' }).getByLabel('3 Answer three')).toBeChecked()
  await expectAccessible(page)
  await expectNoOverflow(page)
})

test('nobody but an administrator loads or removes wording; everybody sees that there is one', async ({
  as,
  troubles,
}) => {
  const page = await as('mara')
  await page.goto('/instruments/core-10')
  await expect(page.getByRole('region', { name: 'Wording' })).toContainText('licensed wording')
  await expect(page.getByRole('button', { name: 'Remove' })).toHaveCount(0)
  troubles.expectRefusal(404)
  expect((await page.goto('/instruments/core-10/wording'))?.status()).toBe(404)
})

test('removed, the cues are back', async ({ as }) => {
  const page = await as('ines')
  await page.goto('/instruments/core-10')
  await page.getByRole('button', { name: 'Remove' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByRole('link', { name: 'Load wording' })).toBeVisible()
  expect(await wordingsHeld(await viewer('ines'), 'core-10')).toEqual([])
})

const gad7 = instrument('gad-7')
const hiddenKey = {
  linkId: 'key',
  type: 'display',
  text: 'Scoring key, 15 and more is much',
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-hidden', valueBoolean: true }],
}
const english = { ...questionnaireOf(gad7), language: 'en-GB', title: 'In English' }
const german = {
  ...questionnaireOf(gad7),
  language: undefined,
  title: 'Auf Deutsch',
  item: [hiddenKey, ...questionnaireOf(gad7).item.map(each => ({ ...each, text: `Frage ${each.linkId}` }))],
}

test('a Bundle of two languages: what is left out is said, one is asked for its language, both are kept', async ({
  as,
}) => {
  const page = await as('ines')
  await page.goto('/instruments/gad-7/wording')
  const bundle = { resourceType: 'Bundle', entry: [{ resource: english }, { resource: german }] }
  await page.getByLabel('File').setInputFiles(file(bundle))
  await page.getByRole('button', { name: 'Check the file' }).click()
  const choice = page.getByRole('group', { name: 'The file holds 2 wordings' })
  await expect(choice.getByLabel('British English (en-GB): In English')).toBeChecked()
  await choice.getByLabel('Language not stated: Auf Deutsch').check()
  await expect(page.getByText('The text “Scoring key, 15 and more is much”: hidden in the file.')).toBeVisible()
  await expectAccessible(page)
  await expectNoOverflow(page)
  await page.getByLabel(/holds a licence/).check()
  await page.getByRole('button', { name: 'Use this wording' }).click()
  await expect(page.getByText('Please say which language this is.')).toBeVisible()
  await expect(choice.getByLabel('Language not stated: Auf Deutsch')).toBeChecked()
  await expect(page.getByLabel(/holds a licence/)).toBeChecked()
  await page.getByLabel('Language of the file').selectOption('de')
  await page.getByRole('button', { name: 'Use this wording' }).click()
  await expect(page).toHaveURL('/instruments/gad-7')
  const section = page.getByRole('region', { name: 'Wording' })
  await expect(section).toContainText('In English, British English (en-GB)')
  await expect(section).toContainText('Auf Deutsch, German (de)')
  await expectAccessible(page)
  expect((await wordingsHeld(await viewer('ines'), 'gad-7')).map(({ wording }) => wording.language)).toEqual([
    'en-GB',
    'de',
  ])
})

test('each client is shown the language that their details say', async ({ as }) => {
  const clientId = await newClient(await viewer('mara'), `WL-${Date.now()}`, null)
  const page = await as('mara')
  await page.goto(`/clients/${clientId}`)
  await page.getByRole('button', { name: 'Edit details' }).click()
  await page.getByLabel('Language of questionnaires').selectOption('de')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('region', { name: 'Details' })).toContainText('German (de)')
  await page.getByRole('button', { name: /record session/i }).click()
  await page.waitForURL('**/sessions/*')
  const entry = await sessionToRecord(await viewer('mara'), page.url().split('/').at(-1) ?? '', Date.now())
  const gad = [...(entry?.battery ?? []), ...(entry?.others ?? [])].find(each => each.instrument.id === 'gad-7')
  expect(gad?.wording?.items[0]?.text).toBe('Frage q1')
  expect(JSON.stringify(gad?.wording)).not.toContain('Scoring key')
})

test('removing one language leaves the other', async ({ as }) => {
  const page = await as('ines')
  await page.goto('/instruments/gad-7')
  await page.getByRole('button', { name: 'Remove British English (en-GB)' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  const section = page.getByRole('region', { name: 'Wording' })
  await expect(section).toContainText('At entry this practice sees the licensed wording: Auf Deutsch, German (de).')
  await page.getByRole('button', { name: 'Remove' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByRole('link', { name: 'Load wording' })).toBeVisible()
})

test('answers numbered from the other end are warned of, and are to be confirmed', async ({ as }) => {
  const k10 = instrument('k10')
  const words = ['All of the time', 'Most of the time', 'Some of the time', 'A little of the time', 'None of the time']
  const turned = {
    ...questionnaireOf(k10),
    item: questionnaireOf(k10).item.map(question => ({
      ...question,
      answerOption: question.answerOption.map(({ valueCoding }, index) => ({
        valueCoding: { ...valueCoding, display: words[index] },
      })),
    })),
  }
  const page = await as('ines')
  await page.goto('/instruments/k10/wording')
  await page.getByLabel('File').setInputFiles(file(turned))
  await page.getByRole('button', { name: 'Check the file' }).click()
  await expect(page.getByText(/Items 1 to 10: the answers may be numbered the other way round/)).toBeVisible()
  await page.getByLabel(/holds a licence/).check()
  await page.getByRole('button', { name: 'Use this wording' }).click()
  await expect(page.getByText('Please confirm this first.')).toBeVisible()
  expect(await wordingsHeld(await viewer('ines'), 'k10')).toEqual([])
})

const phq9 = instrument('phq-9')
const questions = questionnaireOf(phq9).item.map((question, index) => ({
  ...question,
  linkId: 'abcdefghij'.charAt(index),
  code: [{ system: 'http://loinc.org', code: phq9.items[index]?.loinc }],
}))
const reordered = {
  ...questionnaireOf(phq9),
  language: 'en',
  item: [...questions.slice(8), ...questions.slice(0, 8)].map(question => ({
    ...question,
    _text: {
      extension: [
        {
          url: 'http://hl7.org/fhir/StructureDefinition/translation',
          extension: [
            { url: 'lang', valueCode: 'de' },
            { url: 'content', valueString: `Frage: ${question.text}` },
          ],
        },
      ],
    },
    answerOption: [0, 1, 2, 3].map(value => ({ valueCoding: { code: `${value}`, display: `${value}` } })),
  })),
}

test('a PHQ-9 with its item 9 first: the preview names it in each language, and its answer raises the Safety flag', async ({
  as,
}) => {
  const page = await as('ines')
  await page.goto('/instruments/phq-9/wording')
  await page.getByLabel('File').setInputFiles(file(reordered))
  await page.getByRole('button', { name: 'Check the file' }).click()
  for (const text of ['Wording of item 9.', 'Frage: Wording of item 9.'])
    await expect(page.getByRole('listitem').filter({ hasText: `Item 9, asked about risk: “${text}”` })).toContainText(
      'Check that this is the question about “death / self-harm”.',
    )
  await expect(page.getByText(/The questions stand in another order in the file than in the PHQ-9/)).toHaveCount(2)
  const table = page.getByRole('region', { name: 'Which item each part of the file goes to, German (de)' })
  await expect(table.getByRole('row').nth(9)).toContainText('Frage: Wording of item 9.')
  await expectAccessible(page)
  await expectNoOverflow(page)
  await page.getByLabel(/holds a licence/).check()
  await page.getByRole('button', { name: 'Use this wording' }).click()
  await expect(page.getByText('Please confirm this first.')).toHaveCount(1)
  expect(await wordingsHeld(await viewer('ines'), 'phq-9')).toEqual([])
  await page.getByLabel(/was compared with the form/).check()
  await page.getByRole('button', { name: 'Use this wording' }).click()
  await expect(page).toHaveURL('/instruments/phq-9')

  const clientId = await newClient(await viewer('mara'), `WP-${Date.now()}`, null)
  const entry = await as('mara')
  await entry.goto(`/clients/${clientId}`)
  await entry.getByRole('button', { name: /record session/i }).click()
  await entry.waitForURL('**/sessions/*')
  const offered = entry.getByRole('option', { name: /^PHQ-9/ })
  await entry.getByLabel('Add a measure').selectOption((await offered.getAttribute('value')) ?? '')
  await entry.getByRole('button', { name: 'Add', exact: true }).click()
  const asked = entry.getByRole('group', { name: '9. Wording of item 9.' })
  await expect(asked).toBeVisible()
  await expect(entry.getByRole('group', { name: '1. Wording of item 1.' }).locator('input').first()).toBeFocused()
  for (const key of '0000000030') await entry.keyboard.press(key)
  await expect(asked.getByLabel('3')).toBeChecked()
  await entry.keyboard.press('Control+Enter')
  await entry.waitForURL('**/summary*')
  await expect(entry.getByRole('region', { name: 'Flags' }).getByText('▲Safety')).toBeVisible()
  await expect(entry.getByRole('region', { name: 'Flags' })).toContainText('PHQ-9')
})

test('a file that is too large says so, with the limit, and nothing else', async ({ as }) => {
  const page = await as('ines')
  const large = { ...file({}), name: 'large.json', buffer: Buffer.alloc(600_001, 'x') }
  await page.goto('/instruments/phq-9/wording')
  const reason = page.getByRole('main').getByRole('alert')
  await page.getByLabel('File').setInputFiles(large)
  await expect(reason).toHaveText('large.json is larger than 600 KB, the most that is read here.')
  await page.getByRole('button', { name: 'Check the file' }).click()
  await expect(page.getByRole('button', { name: 'Check the file' })).toBeEnabled()
  await expect(reason).toHaveCount(1)
  await expect(reason).toHaveText('large.json is larger than 600 KB, the most that is read here.')
  await expect(page.getByText(/does not fit|fill this in/)).toHaveCount(0)
  await expectAccessible(page)
  await page.getByLabel('Questionnaire').fill('{}')
  await expect(reason).toHaveCount(0)
  await page.getByRole('button', { name: 'Check the file' }).click()
  await expect(reason).toContainText('its resourceType is missing')

  await page.goto('/instruments/new')
  await page.getByText('Expert: paste a definition').click()
  await page.getByRole('button', { name: 'Check the definition' }).click()
  await expect(reason).toHaveText('Choose a file, or paste its text below.')
  await page.getByLabel('File', { exact: true }).setInputFiles(large)
  await expect(reason).toHaveText('large.json is larger than 200 KB, the most that is read here.')
  await page.getByRole('button', { name: 'Check the definition' }).click()
  await expect(page.getByRole('button', { name: 'Check the definition' })).toBeEnabled()
  await expect(reason).toHaveText('large.json is larger than 200 KB, the most that is read here.')
})
