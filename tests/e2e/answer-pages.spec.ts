import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { setGoal } from '@/db/goals'
import { stopToken } from '@/db/reminder-stop-token'
import { answerVisits } from '@/db/schema'
import { addTablet, practiceTablets, removeTablet } from '@/db/tablets'
import { writeUnattended } from '@/db/write-unattended'
import { answerForm } from '@/lib/answer/form'
import { type AnswerLanguage, wordsIn } from '@/lib/answer/words'
import { instrument } from '@/lib/instruments/catalogue'
import { ownLanguages } from '@/lib/instruments/own-wordings/own-wording'
import { askClient, clientBornOn, madeUpWording } from '../support/answering'
import { expectReadable, expectReadableNarrow } from './support/accessible'
import {
  type AnswerDoor,
  asked,
  bornOn,
  choose,
  crisisLine,
  measures,
  next,
  openToClients,
  showWho,
} from './support/answer-practice'
import { expect, test } from './support/answer-test'
import { dayFromToday, viewer } from './support/practice'
import { radiosIn, withoutScript } from './support/without-script'
import { expectUsableAt } from './support/zoomed'

/* How the pages are that clients answer on, whatever they are read with. */

let door: AnswerDoor
test.beforeAll(async () => {
  door = await openToClients(ownLanguages)
})
test.afterAll(() => door.close())

for (const language of ownLanguages)
  test(`without script every page in ${wordsIn(language).name} can be read 320 px wide, and used at 400 % zoom`, async ({
    page,
    troubles,
  }) => {
    troubles.expectRefusal(404)
    troubles.expectRefusal(409)
    troubles.expectRefusal(422)
    const { session, lookWithScript } = await withoutScript(page)
    for await (const name of everyPage(page, language))
      await test.step(name, async () => {
        await expect(page.locator('html')).toHaveAttribute('lang', /for staff/.test(name) ? 'en' : language)
        await lookWithScript(() => expectReadableNarrow(page))
        await expectUsableAt(page, '400 %')
        for (const { group, radio } of await radiosIn(session)) {
          expect(group).toMatch(/\d.* .{5}/)
          expect(radio).not.toBe('')
        }
      })
  })

/** Goes to every page that a client can meet in a language, in the order in which they are met; gives the name of each as it is open. */
async function* everyPage(page: Page, language: AnswerLanguage): AsyncGenerator<string> {
  const at = (path: string) => page.goto(`${door.origin}/answer${path}`)
  const words = wordsIn(language)
  const chosen = `?language=${language}`
  await at(chosen)
  yield 'without a link'
  await at(`/${'a'.repeat(26)}${chosen}`)
  yield 'a link that is not open'
  yield* tabletPages(page, chosen)

  const pin = await asked([measures.impression], { language, check: 'pin', pin: '4711' })
  await at(`/${pin.token}`)
  yield 'a PIN'
  const { token } = await askedGoalsAndAll(language)
  await at(`/${token}`)
  yield 'a date of birth'
  await page.locator('button.main').click()
  await expect(page.getByText(words.birthDateHalf)).toBeVisible()
  yield 'half a date of birth'
  await showWho(page, door, token)
  await at('/now?page=send')
  await expect(page.getByText(words.sendNothing)).toBeVisible()
  yield 'nothing to send'
  await at('/now?page=1')
  const forms = ['goals', 'a form that asks about risk', '34 questions', 'the impression', 'the tension check']
  for (const [before, form] of forms.entries()) {
    await expect(page).toHaveURL(new RegExp(`page=${before + 1}(#|$)`))
    yield form
    await next(page)
  }
  await expect(page).toHaveURL(/page=send$/)
  await at('/now?page=2')
  await choose(page, 6, 1)
  await next(page)
  await expect(page).toHaveURL(/page=3$/)
  await at('/now?page=send')
  yield 'before sending'
  await at('/now?page=stop')
  yield 'not today'
  await at('/now?page=send')
  await page.getByRole('button', { name: words.send, exact: true }).click()
  await expect(page.getByText(words.risk)).toBeVisible()
  yield 'thanks, and whom to call'

  const calm = await asked([measures.impression], { language })
  await showWho(page, door, calm.token)
  await choose(page, 1, 4)
  await next(page)
  await page.getByRole('button', { name: words.send, exact: true }).click()
  await expect(page.getByRole('heading', { name: words.hardTitle })).toBeVisible()
  yield 'thanks'
  const left = await asked([measures.impression], { language })
  await showWho(page, door, left.token)
  const another = await page.context().newPage()
  await showWho(another, door, (await asked([measures.impression], { language })).token)
  await another.close()
  await next(page)
  await expect(page.getByRole('heading', { name: words.othersOpenTitle })).toBeVisible()
  yield 'other questions are open in this browser'
  await showWho(page, door, left.token)
  await page.locator('[name=measure]').evaluate(field => field.setAttribute('value', 'gone:client:'))
  await next(page)
  await expect(page.getByRole('heading', { name: words.changedTitle })).toBeVisible()
  yield 'these questions have changed'
  const anHourAgo = { seenAt: Date.now() - 60 * 60_000 }
  await writeUnattended(
    async tx => await tx.update(answerVisits).set(anHourAgo).where(eq(answerVisits.requestId, left.request.id)),
  )
  await at('/now')
  yield 'closed by time'
  await showWho(page, door, left.token)
  await at('/now?page=stop')
  await page.getByRole('button', { name: words.stopAgain }).click()
  await expect(page.getByRole('heading', { name: words.stoppedTitle })).toBeVisible()
  yield 'stopped'
  await at(`/stop/${stopToken.of(left.request.id)}${chosen}`)
  yield 'no more mails?'
  await page.getByRole('button', { name: words.stopMails }).click()
  await expect(page.getByRole('heading', { name: words.mailsStoppedTitle })).toBeVisible()
  yield 'mails are stopped'
}

/** From making this browser a tablet of the practice, which is read by its staff, to a code that is typed on it. */
async function* tabletPages(page: Page, chosen: string): AsyncGenerator<string> {
  const ines = await viewer('ines')
  await addTablet(ines, { key: randomUUID(), name: 'Waiting room' }, Date.now())
  const added = (await practiceTablets(ines, Date.now()))?.at(-1)
  const link = `${door.origin}/answer/tablet/${added?.link?.token}`
  await page.goto(link)
  yield 'a tablet to be, for staff'
  await page.getByRole('button').click()
  await expect(page.getByRole('link', { name: 'To the page for codes' })).toBeVisible()
  yield 'a tablet, for staff'
  await page.goto(link)
  yield 'a link that makes no tablet any more, for staff'
  await page.goto(`${door.origin}/answer${chosen}`)
  yield 'a code'
  await page.locator('[name=code]').fill('abc')
  await page.locator('button.main').click()
  await expect(page.locator('.error')).toBeVisible()
  yield 'half a code'
  await page.context().clearCookies({ name: 'attune.tablet' })
  await removeTablet(ines, added?.id ?? '', Date.now())
}

/** A client with two goals, who is asked to rate them and everything else. */
async function askedGoalsAndAll(language: string) {
  const mara = await viewer('mara')
  const clientId = await clientBornOn(mara, bornOn, Date.now())
  for (const text of ['Sleep through the night again', 'أن أنام الليل كله'])
    await setGoal(mara, { clientId, key: randomUUID(), text, setOn: dayFromToday(-1) }, Date.now())
  const { risk, core, impression, tension } = measures
  return askClient(
    mara,
    { clientId, measures: [risk, core, impression, tension], asksGoals: true, language },
    Date.now(),
  )
}

for (const language of ownLanguages)
  test(`a screen reader in ${wordsIn(language).name} says of every radio its question and its answer`, async ({
    page,
  }) => {
    const { request, token } = await asked([measures.core, measures.impression], { language })
    const { session } = await withoutScript(page)
    await showWho(page, door, token)
    for (const id of ['core-om', 'client-impression']) {
      const about = { instrument: instrument(id), target: null, language, requestId: request.id, sessionOn: null }
      const items = answerForm(about, [madeUpWording(instrument('core-om'), language)])?.items ?? []
      const { question, leaveOpen, ratherNot } = wordsIn(language)
      await expect(page.locator('fieldset')).toHaveCount(items.length)
      expect(await radiosIn(session)).toEqual(
        items.flatMap(({ text, options }, at) =>
          [...options.map(({ label }) => label), leaveOpen, ratherNot].map(radio => ({
            group: `${question(at + 1, items.length)} ${text}`,
            radio,
          })),
        ),
      )
      await next(page)
    }
  })

test('with script, and in every look, the pages of a client can be read, used at 200 % zoom, and are large enough for a thumb', async ({
  page,
  troubles,
}) => {
  troubles.expectRefusal(404)
  troubles.expectRefusal(409)
  troubles.expectRefusal(422)
  const number = page.getByRole('link', { name: crisisLine.number })
  for await (const name of everyPage(page, 'en'))
    await test.step(name, async () => {
      await expectReadable(page)
      await expectUsableAt(page, '200 %')
      for (const label of await page.locator('.option, .instead label, .scale label, button.main, summary').all())
        if (await label.isVisible()) expect((await label.boundingBox())?.height).toBeGreaterThanOrEqual(44)
      if (name === 'goals')
        await expect(page.getByRole('group', { name: 'Sleep' })).toHaveAccessibleDescription(
          '0: not at all · 10: all the way',
        )
      if (/risk|thanks/.test(name)) await expect(number).toHaveAttribute('href', 'tel:000111222')
      if (/risk/.test(name)) await expect(page.getByRole('heading', { name: 'If you need help now' })).toBeVisible()
    })
})
