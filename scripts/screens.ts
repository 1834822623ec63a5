import type { Locator, Page } from '@playwright/test'

const clinician = 'Mara Lindqvist'
const colleague = 'Tobias Achterberg'
const supervisor = 'Ruth Okonjo'
const administrator = 'Daniel Whitcombe'

export const people = [clinician, colleague, supervisor, administrator]

type Screen = readonly [person: string, name: string, go: (page: Page) => Promise<unknown>]

/** Who sees which screens, and how to get there from where they land. The first client is the one at the top of the caseload. */
export const screens: readonly Screen[] = [
  [clinician, 'caseload', page => page.goto('/caseload')],
  [clinician, 'caseload-compact', page => page.goto('/caseload?density=compact&show=review')],
  [clinician, 'client', page => page.goto(firstClient)],
  [clinician, 'client-with-rupture', page => openClient(page, 'Greta Holm')],
  [clinician, 'client-two-voices', page => openClient(page, 'Amira Tahan')],
  [clinician, 'client-and-therapist', page => openClient(page, 'Amal Darwish')],
  [clinician, 'summary-attachment', openAttachmentSummary],
  [clinician, 'client-void-session', page => openClient(page, 'Petra Hrušková')],
  [clinician, 'void-summary', openVoid],
  [clinician, 'void-dialog', askToVoid],
  [clinician, 'client-paused', page => openClient(page, 'Léonie Fabre')],
  [clinician, 'measures', openMeasures],
  [clinician, 'goals', page => openOf(page, 'Amira Tahan', 'goals')],
  [clinician, 'ask', page => page.goto(`${firstClient}/ask`)],
  [clinician, 'end-episode', endEpisode],
  [clinician, 'whole-record', page => openOf(page, 'Edith Marlowe', 'record')],
  [clinician, 'erase', page => openOf(page, 'Edith Marlowe', 'erase')],
  [clinician, 'erase-in-therapy', page => openOf(page, 'Petra Hrušková', 'erase')],
  [clinician, 'move-sessions', page => openOf(page, 'Petra Hrušková', 'sessions/move')],
  [clinician, 'earlier-sessions', page => openOf(page, 'Petra Hrušková', 'earlier')],
  [clinician, 'recorded-late', page => openClient(page, 'Samuel Reyes')],
  [clinician, 'timeline', page => page.goto(`${firstClient}/timeline`)],
  [clinician, 'timeline-by-date', page => page.goto(`${firstClient}/timeline?axis=date`)],
  [clinician, 'timeline-two-voices', page => openTimeline(page, 'Amira Tahan')],
  [clinician, 'timeline-long', page => openTimeline(page, 'Amal Darwish')],
  [clinician, 'report', page => page.goto(`${firstClient}/report`)],
  [clinician, 'report-client', page => page.goto(`${firstClient}/report?kind=client`)],
  [clinician, 'report-supervision', page => page.goto(`${firstClient}/report?kind=supervision`)],
  [clinician, 'new-client', page => page.goto('/clients/new')],
  [clinician, 'new-client-double', addDouble],
  [clinician, 'readers', page => page.goto('/me/readers')],
  [clinician, 'transfer', page => page.goto('/me/transfer')],
  [clinician, 'emergency', page => page.goto('/emergency')],
  [colleague, 'notices', page => page.goto('/caseload')],
  [administrator, 'transfer-of-somebody', transferOfSomebody],
  [clinician, 'returning', page => page.goto('/returning')],
  [clinician, 'second-factor', page => page.goto('/me/second-factor')],
  [clinician, 'step-up', page => page.goto('/me/confirm')],
  [administrator, 'audit', page => page.goto('/practice/audit')],
  [clinician, 'flags', page => page.goto('/flags')],
  [clinician, 'flag-dialog', acknowledge],
  [clinician, 'flag-opened', openFlag],
  [clinician, 'flag-rules', page => page.goto('/flags/rules')],
  [clinician, 'instruments', page => page.goto('/instruments')],
  [clinician, 'instrument', page => page.goto('/instruments/core-10')],
  [clinician, 'instrument-attachment', page => page.goto('/instruments/ecr-rs')],
  [clinician, 'official-forms', page => page.goto('/instruments/official')],
  [clinician, 'account', page => page.goto('/me')],
  [clinician, 'own-questionnaire', page => page.goto('/me/attachment')],
  [clinician, 'first-days-done', page => page.goto('/start')],
  [clinician, 'nothing-here', page => page.goto('/clients/nobody')],
  [clinician, 'palette', openPalette],
  [clinician, 'keys', openKeys],
  [clinician, 'entry', record],
  [clinician, 'entry-score-only', page => page.keyboard.press('s')],
  [clinician, 'summary', save],
  [clinician, 'second-session', page => page.goto(page.url().replace(/[^/]+\/summary.*/, 'another'))],
  [clinician, 'summary-safety', raise],
  [clinician, 'login-ended', endLogin],
  [supervisor, 'supervisor-caseload', page => page.goto('/caseload')],
  [supervisor, 'supervisor-flags', page => page.goto('/flags')],
  [administrator, 'practice', page => page.goto('/practice')],
  [administrator, 'people', page => page.goto('/practice/people')],
  [administrator, 'people-found', page => page.goto('/practice/people?find=an')],
  [administrator, 'practice-measures', page => page.goto('/practice/measures')],
  [administrator, 'thresholds', page => page.goto('/practice/thresholds')],
  [administrator, 'practice-answers', page => page.goto('/practice/answers')],
  [administrator, 'tablets', page => page.goto('/practice/tablets')],
  [administrator, 'next-steps', page => page.goto('/practice/next-steps')],
  [administrator, 'next-steps-of-a-rule', page => page.goto('/practice/next-steps/alliance-drop')],
  [administrator, 'wording', page => page.goto('/instruments/phq-9/wording')],
  [administrator, 'new-measure', page => page.goto('/instruments/new')],
]

let firstClient = ''

/** Logs in by one click, as on the demo, and notes the client at the top of the caseload. */
export async function logIn(page: Page, person: string) {
  await page.getByRole('button', { name: new RegExp(person) }).click()
  await page.waitForURL(url => url.pathname !== '/login')
  const hrefs = await page
    .locator('main a[href^="/clients/"]')
    .evaluateAll(links => links.map(link => link.getAttribute('href') ?? ''))
  firstClient = hrefs.find(href => /^\/clients\/[0-9a-f-]{36}$/.test(href)) ?? firstClient
}

const clientLink = (page: Page, name: string) => page.getByRole('link', { name, exact: true })

/** Opens what a link leads to, without the click that a page may not listen to yet. */
async function follow(link: Locator) {
  await link.page().goto((await link.getAttribute('href')) ?? '')
}

async function openClient(page: Page, name: string) {
  await page.goto('/caseload?size=100')
  await follow(clientLink(page, name))
}

async function openOf(page: Page, name: string, path: string) {
  await openClient(page, name)
  await page.goto(`${page.url()}/${path}`)
}

const openTimeline = (page: Page, name: string) => openOf(page, name, 'timeline')

async function transferOfSomebody(page: Page) {
  await page.goto('/practice/people')
  await follow(page.getByRole('link', { name: /^Transfer clients/ }).first())
}

async function openVoid(page: Page) {
  await openClient(page, 'Petra Hrušková')
  await page.getByRole('row').filter({ hasText: 'void' }).getByRole('link').first().click()
  await page.waitForURL('**/summary')
}

/** Of the client at the top of the caseload, whose newest session raised a safety flag. */
async function askToVoid(page: Page) {
  await page.goto(firstClient)
  await follow(page.getByRole('link', { name: /^Summary/ }).first())
  await opened(page, () => page.getByRole('button', { name: 'Void this session…' }).click())
}

async function openMeasures(page: Page) {
  await openClient(page, 'Léonie Fabre')
  await follow(page.getByRole('link', { name: 'plan and pauses' }))
}

async function endEpisode(page: Page) {
  await page.goto(firstClient)
  await opened(page, () => page.getByRole('button', { name: 'End episode' }).click())
}

async function addDouble(page: Page) {
  await page.goto('/clients/new')
  await page.getByLabel('Code', { exact: true }).fill('k-007')
  await page.getByLabel('Name (optional)', { exact: true }).fill('greta holm')
  await page.getByRole('button', { name: 'Add client' }).click()
  await page.getByRole('button', { name: /^Use / }).click()
  await page.getByRole('button', { name: 'Add client' }).click()
  await page.getByRole('alert').filter({ hasText: 'Do you have this client already?' }).waitFor()
}

async function openFlag(page: Page) {
  await page.goto('/flags?tier=review&acknowledged=hidden')
  await page.locator('article summary').first().click()
}

/** The summary of a session at which attachment was measured. */
async function openAttachmentSummary(page: Page) {
  await openClient(page, 'Amira Tahan')
  await follow(
    page
      .getByRole('row', { name: /ECR-RS/ })
      .first()
      .getByRole('link', { name: 'Summary' }),
  )
}

async function acknowledge(page: Page) {
  await openFlag(page)
  await opened(page, () => page.getByRole('button', { name: 'Acknowledge' }).first().click())
}

async function openPalette(page: Page) {
  await page.goto('/flags')
  await opened(page, () => page.keyboard.press('Control+k'))
  await page.getByRole('option').first().waitFor()
  await page.keyboard.type('am')
}

async function openKeys(page: Page) {
  await page.goto('/flags')
  await opened(page, () => page.keyboard.press('?'))
}

/** As when a login ends while a form is open: its cookie is gone and the form does not know. */
async function endLogin(page: Page) {
  await page.goto('/clients/new')
  await page.getByLabel('Code', { exact: true }).fill('K-100')
  // The page listens to its keys before its forms are sent without a reload.
  await opened(page, () => page.keyboard.press('Control+k'))
  await page.keyboard.press('Escape')
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Add client' }).click()
  await page.getByRole('dialog').waitFor()
}

/** Until a page listens, a key or a click is lost: it is given again until the dialog is there. */
async function opened(page: Page, give: () => Promise<unknown>) {
  const dialog = page.getByRole('dialog')
  for (let tries = 0; tries < 20; tries++) {
    await give()
    const isThere = await dialog.waitFor({ timeout: 500 }).then(
      () => true,
      () => false,
    )
    if (isThere) return
  }
  throw new Error(`No dialog opened on ${page.url()}`)
}

async function record(page: Page) {
  await recordOf(page, 0)
}

/** Records a session with the client on a line of the caseload. */
async function recordOf(page: Page, line: number) {
  await page.goto('/caseload')
  await page
    .getByRole('button', { name: /^Record/ })
    .nth(line)
    .click()
  await page.waitForURL('**/sessions/*')
  if (!page.url().endsWith('/another')) return
  // It was recorded before, in another look.
  await page.getByRole('button', { name: 'Record a second session today' }).click()
  await page.waitForURL(url => /\/sessions\/[0-9a-f-]{36}$/.test(url.pathname))
}

/** A risk item is answered, and the key for the next client pressed. */
async function raise(page: Page) {
  await recordOf(page, 3)
  await page.getByRole('button', { name: /CORE-10/ }).click()
  for (const key of '1111121111') await page.keyboard.press(key)
  await page.keyboard.press('Control+Shift+Enter')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/summary*')
}

/** Twelve answers of the first form, then everything else left as it is. */
async function save(page: Page) {
  await page.getByRole('button', { name: 'Enter item by item' }).click()
  for (const key of '443443443443') await page.keyboard.press(key)
  await page.keyboard.press('Control+Enter')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/summary')
}
