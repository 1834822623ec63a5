import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { closePractice, db, openPractice } from '@/db/open'
import { createPractice } from '@/db/practices'
import { answers, assessments, sheetSources } from '@/db/schema'
import { keepWordings } from '@/db/wordings'
import { defaultPlan } from '@/lib/battery'
import { k10 } from '@/lib/instruments/k10'
import { measureKey } from '@/lib/measure'
import { askClient, clientBornOn, madeUpWording } from '../../../support/answering'
import { loginAs } from '../../../support/practice'

/** How many clients answer at the same time, and when each of them was born. */
export const clients = 200
export const bornOn = { day: '4', month: '5', year: '1990' }

/** A form of ten items, answered 1 to 5. */
export const items = k10.items.map(({ n }) => n)
const asked = { instrumentId: k10.id, respondent: 'client', target: null } as const

export type AskedPractice = { folder: string; tokens: readonly string[]; remove: () => void }

/** A practice that has asked so many clients a form of ten items, each by a link, and that is closed again. */
export async function askedPractice(): Promise<AskedPractice> {
  const folder = mkdtempSync(path.join(tmpdir(), 'attune-answering-'))
  await openPractice(folder)
  const now = Date.now()
  const person = { name: 'Ada Holm', email: 'ada@attune.example', passwordHash: 'x' }
  const about = { name: 'Elm Street', timeZone: 'Europe/London', locale: 'en-GB', isDemo: false, plan: defaultPlan }
  const made = await createPractice({ ...about, person: { ...person, roles: ['admin', 'clinician'] } }, now)
  if (!made.ok) throw new Error('The practice was not made')
  const ada = await loginAs(made.personId, now)
  const wordings = [madeUpWording(k10)]
  const kept = await keepWordings(ada, { instrumentId: k10.id, wordings, licenceConfirmed: true }, now)
  if (!kept.ok) throw new Error('The wording was not kept')
  const tokens: string[] = []
  for (let n = 0; n < clients; n++) {
    const clientId = await clientBornOn(ada, '1990-05-04', now)
    tokens.push((await askClient(ada, { clientId, measures: [measureKey(asked)] }, now)).token)
  }
  closePractice()
  return { folder, tokens, remove: () => rmSync(folder, { recursive: true }) }
}

/** What came in, as one text for each sheet: its answers in the order of their items. */
export async function sheetsThatCame(folder: string): Promise<string[]> {
  await openPractice(folder)
  try {
    const rows = await db()
      .select({ id: assessments.id, item: answers.item, value: answers.value })
      .from(sheetSources)
      .innerJoin(assessments, eq(assessments.id, sheetSources.assessmentId))
      .innerJoin(answers, eq(answers.assessmentId, assessments.id))
      .orderBy(assessments.id, answers.item)
    const sheets = new Map<string, string>()
    for (const { id, value } of rows) sheets.set(id, `${sheets.get(id) ?? ''}${value}`)
    return [...sheets.values()]
  } finally {
    closePractice()
  }
}
