import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { db } from '@/db/open'
import { logins } from '@/db/schema'
import { writeUnattended } from '@/db/write-unattended'
import type { Viewer } from '@/lib/viewer'
import { cookieFor } from '../e2e/support/login'
import { builtActions } from '../support/built-actions'
import { act } from './asking'
import { clientActs } from './client-acts'
import { practiceActs } from './practice-acts'
import { serve } from './server'
import { storedState } from './stored-state'
import { teamActs } from './team-acts'
import { type Told, toldPractice } from './told-practice'

/* Acts that others could do much harm by, on a screen that was left open or with a login that was stolen: whoever may is asked again who they are. */

vi.setConfig({ testTimeout: 180_000 })

const acts = { ...clientActs, ...practiceActs, ...teamActs }
const idOf = new Map([...builtActions(() => true)].map(([id, name]) => [name, id]))

/** By file, under app/(practice). What a passkey that was not checked is sent to (addNew) asks too, once it was. */
const asking: Readonly<Record<string, readonly string[]>> = {
  'clients/[clientId]/actions.ts': ['changeCoverDays', 'cover', 'join', 'leave', 'makeResponsible'],
  'clients/[clientId]/erase/actions.ts': ['erase'],
  'emergency/actions.ts': ['endForOther', 'open'],
  'me/actions.ts': ['endOne', 'endOthers', 'removePoints'],
  'me/second-factor/actions.ts': ['begin', 'confirm', 'giveUp', 'remove', 'renewCodes'],
  'me/transfer/actions.ts': ['transfer', 'undo'],
  'returning/actions.ts': ['confirm', 'reject'],
  'practice/actions.ts': [
    ...[
      'addPerson',
      'changeRoles',
      'changeSecondFactorRule',
      'closeAccount',
      'endLogins',
      'makeReset',
      'renewInvitation',
      'reopenAccount',
      'setRetention',
    ],
  ],
}
const asksAgain = Object.entries(asking).flatMap(([file, names]) => names.map(name => `app/(practice)/${file}#${name}`))

let told: Told
let server: Awaited<ReturnType<typeof serve>>
beforeAll(async () => {
  told = await toldPractice()
  server = await serve(told.folder, false)
}, 180_000)
afterAll(async () => {
  await server.stop()
  told.remove()
})

test('every act asks again, or does not, as listed; where it asks nothing is changed', async () => {
  const asked: string[] = []
  for (const [name, { by, sent }] of Object.entries(acts)) {
    const viewer = told.viewers[by[0] ?? 'mara']
    const body = await sent(told, viewer)
    const steppedUpAt = await setSteppedUpAt(viewer, Date.now() - tenMinutes)
    const before = await storedState()
    const answer = await act(server.address, await cookieFor(viewer.loginId), idOf.get(name) ?? '', body)
    if (/"stepUp":|\/me\/confirm/.test(answer.told)) {
      asked.push(name)
      expect(await storedState(), name).toEqual(before)
    }
    await setSteppedUpAt(viewer, steppedUpAt)
  }
  expect(asked.toSorted()).toEqual(asksAgain.toSorted())
})

const tenMinutes = 10 * 60_000

/** Moves the moment at which somebody showed last that it is them; gives the one before. */
async function setSteppedUpAt({ loginId }: Viewer, at: number | null): Promise<number | null> {
  const [login] = await db().select({ steppedUpAt: logins.steppedUpAt }).from(logins).where(eq(logins.id, loginId))
  await writeUnattended(tx => tx.update(logins).set({ steppedUpAt: at }).where(eq(logins.id, loginId)))
  return login?.steppedUpAt ?? null
}
