import type { Page } from '@playwright/test'
import { answerSettings, changeAnswerSettings } from '@/db/answer-settings'
import { keepWordings, removeWording, wordingsHeld } from '@/db/wordings'
import type { AnswerSettings } from '@/lib/answer/settings'
import { instrument } from '@/lib/instruments/catalogue'
import { askClient, clientBornOn, madeUpWording } from '../../support/answering'
import { openAnswerDoor } from './answer-door'
import { ownPlace } from './places'
import { viewer } from './practice'

/* The worker's practice with an answer door, and with all that clients need there to be asked by themselves. */

const worded = ['core-om', 'core-10'] as const
export const bornOn = '1984-03-07'
export const crisisLine = { who: 'A made-up line', when: 'day and night', number: '000 111 222' }

/** What clients are asked in these tests: three questions of ours, 34 that are said at length, and ten with one about risk. */
export const measures = {
  impression: 'client-impression:client:',
  tension: 'tension-check:client:',
  core: 'core-om:client:',
  risk: 'core-10:client:',
} as const

export type AnswerDoor = Awaited<ReturnType<typeof openToClients>>

/** Opens it, with wordings in these languages and a number to call in each of ours. `close` puts back what other tests find. */
export async function openToClients(languages: readonly string[] = ['en']) {
  const door = await openAnswerDoor(ownPlace().address)
  const ines = await viewer('ines')
  for (const instrumentId of worded) {
    const wordings = languages.map(language => madeUpWording(instrument(instrumentId), language))
    await keepWordings(ines, { instrumentId, wordings, licenceConfirmed: true }, Date.now())
  }
  const atHome = { clientReads: 'Nobody looks at once.', whoLooks: 'Mara, on weekdays.' }
  const before = await settingsNow()
  await setSettings({
    ...before,
    crisisLines: { en: [crisisLine], de: [crisisLine], ar: [crisisLine] },
    riskArrangements: { en: atHome, de: atHome, ar: atHome },
  })
  const close = async () => {
    door.close()
    await setSettings(before)
    for (const id of worded)
      for (const held of await wordingsHeld(ines, id)) await removeWording(ines, { wordingId: held.id }, Date.now())
  }
  return { origin: door.origin, close }
}

async function settingsNow(): Promise<AnswerSettings> {
  const view = await answerSettings(await viewer('ines'))
  if (!view) throw new Error('Ines keeps the practice')
  return view.settings
}

async function setSettings(settings: AnswerSettings) {
  const ines = await viewer('ines')
  const view = await answerSettings(ines)
  await changeAnswerSettings(ines, { mark: view?.mark ?? '', settings }, Date.now())
}

/** Asks a client of Mara's who was born on the day that `showWho` says. */
export async function asked(measures: readonly string[], more = {}) {
  const mara = await viewer('mara')
  const clientId = await clientBornOn(mara, bornOn, Date.now())
  return askClient(mara, { clientId, measures, ...more }, Date.now())
}

/** Opens a link and shows who it is; the questions are there then, with all that is theirs. */
export async function showWho(page: Page, door: Pick<AnswerDoor, 'origin'>, token: string) {
  await sayWho(page, door, token)
  await page.waitForURL(/\/answer\/now/)
}

/** The same, without waiting for what comes of it. */
export async function sayWho(page: Page, { origin }: Pick<AnswerDoor, 'origin'>, token: string) {
  await page.goto(`${origin}/answer/${token}`)
  const [year = '', month = '', day = ''] = bornOn.split('-')
  for (const [name, value] of Object.entries({ day, month, year })) await page.locator(`[name=${name}]`).fill(value)
  await page.locator('button.main').click()
}

export const choose = (page: Page, item: number, value: string | number) =>
  page.locator(`[name=i${item}][value="${value}"]`).check()

export const next = (page: Page) => page.locator('.buttons .main').click()
