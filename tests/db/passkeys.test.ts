import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { stepUp, viewerOf } from '@/db/logins'
import { db } from '@/db/open'
import {
  addPasskey,
  findPasskey,
  hasPasskeys,
  ownPasskeys,
  passkeysFor,
  removePasskey,
  renamePasskey,
} from '@/db/passkeys'
import { passkeys, people } from '@/db/schema'
import { changeSecondFactorRule, endSecondFactor, ownSecondFactor, renewSecondFactorCodes } from '@/db/second-factor'
import { startLoginByPasskey, startLoginByPassword, startLoginBySecondStep } from '@/db/second-step'
import { writeUnattended } from '@/db/write-unattended'
import type { Viewer } from '@/lib/viewer'
import { day, freshPractice, loginAs, monday } from '../support/practice'
import { setUpSecondFactor } from '../support/second-factor'

let practice: Awaited<ReturnType<typeof freshPractice>>
beforeEach(async () => {
  practice = await freshPractice()
})
afterEach(() => practice.remove())

const laptop = () => ({ name: 'Laptop', credentialId: randomUUID(), publicKey: Buffer.from([1, 2]), counter: 0 })

async function add(who: Viewer, passkey = laptop()) {
  const outcome = await addPasskey(who, { ...passkey, transports: ['internal'] }, monday)
  if (!outcome.ok) throw new Error('The passkey was not added')
  return { ...passkey, isFirst: outcome.isFirst, id: (await ownSecondFactor(who)).passkeys.at(-1)?.id ?? '' }
}

const used = (credentialId: string, counterBefore: number, counter: number, askedAt = monday) => ({
  credentialId,
  counterBefore,
  counter,
  askedAt,
})

describe('a passkey', () => {
  test('is a second factor, and the first one ends the logins that were begun without', async () => {
    const { mara } = practice
    const elsewhere = await loginAs(mara.personId)
    expect(await hasPasskeys()).toBe(false)
    const made = await add(mara)
    expect(made.isFirst).toBe(true)
    expect(await viewerOf(elsewhere.loginId, monday)).toBeNull()
    expect((await viewerOf(mara.loginId, monday))?.secondFactor.isOn).toBe(true)
    const asked = { personId: mara.personId, passwordHash: 'x' }
    expect((await startLoginByPassword(asked, monday))?.mark).toBeDefined()
    expect((await add(mara, { ...laptop(), name: 'Key' })).isFirst).toBe(false)
    expect(await ownPasskeys(mara)).toHaveLength(2)
    expect(await passkeysFor(practice.tomas.personId)).toEqual([])
    expect(await findPasskey(made.credentialId)).toMatchObject({ personId: mara.personId, counter: 0 })
    expect(await findPasskey('nobody’s')).toBeNull()
  })

  test('several of them make nobody’s roles more than they are', async () => {
    for (let n = 0; n < 3; n++) await add(practice.mara)
    expect((await viewerOf(practice.mara.loginId, monday))?.roles).toEqual(['clinician'])
  })

  test('lets in after the password, and alone, as often as it counts on', async () => {
    const { mara } = practice
    const { credentialId } = await add(mara)
    const { personId } = mara
    const mark = (await startLoginByPassword({ personId, passwordHash: 'x' }, monday))?.mark ?? ''
    const second = (passkey: ReturnType<typeof used>) => startLoginBySecondStep({ personId, mark, passkey }, monday)
    expect(await second(used(credentialId, 0, 1))).not.toBeNull()
    expect(await second(used(credentialId, 0, 1))).toBeNull()
    const alone = (passkey: ReturnType<typeof used>, who = personId) =>
      startLoginByPasskey({ personId: who, passkey }, passkey.askedAt + 1000)
    const loginId = await alone(used(credentialId, 1, 2, monday + 1))
    expect((await viewerOf(loginId ?? '', monday))?.name).toBe('Mara')
    const later = monday + day
    expect(await alone(used(credentialId, 1, 3, later))).toBeNull()
    expect(await alone(used(credentialId, 2, 3, later), practice.tomas.personId)).toBeNull()
    await writeUnattended(tx => tx.update(people).set({ leftAt: monday }).where(eq(people.id, personId)))
    expect(await alone(used(credentialId, 2, 3, later))).toBeNull()
  })

  test('that does not count lets in by each answer once, also by a clock that was set back', async () => {
    const { mara } = practice
    const { credentialId } = await add(mara)
    const answered = (askedAt: number, now: number) =>
      startLoginByPasskey({ personId: mara.personId, passkey: used(credentialId, 0, 0, askedAt) }, now)
    expect(await answered(monday, monday + 1000)).not.toBeNull()
    expect(await answered(monday, monday + 2000)).toBeNull()
    expect(await answered(monday + 500, monday + 2000)).toBeNull()
    expect(await answered(monday + 1500, monday + 2000)).not.toBeNull()
    expect(await answered(monday - day, monday - day + 1000)).not.toBeNull()
  })

  test('shows again that it is them', async () => {
    const { mara, tomas } = practice
    const { credentialId } = await add(mara)
    expect(await stepUp(tomas, { passkey: used(credentialId, 0, 1) }, monday)).toEqual({ ok: false, why: 'conflict' })
    expect(await stepUp(mara, { passkey: used(credentialId, 0, 1) }, monday)).toEqual({ ok: true })
  })

  test('is removed while something else is there, and what is left is turned off by the password', async () => {
    const { mara } = practice
    const only = await add(mara)
    const gone = { passkeyId: only.id }
    expect(await removePasskey(mara, gone, monday)).toMatchObject({ ok: false, why: 'invalid' })
    await setUpSecondFactor(mara, monday)
    expect(await removePasskey(practice.tomas, gone, monday)).toEqual({ ok: false, why: 'not-found' })
    expect(await removePasskey(mara, gone, monday)).toEqual({ ok: true })
    await add(mara)
    expect(await endSecondFactor(mara, { passwordHash: 'x' }, monday)).toEqual({ ok: true })
    expect(await db().$count(passkeys)).toBe(0)
  })

  test('is given another name by its owner alone', async () => {
    const { mara, tomas } = practice
    const { id: passkeyId } = await add(mara)
    expect(await renamePasskey(tomas, { passkeyId, name: 'Mine' }, monday)).toEqual({ ok: false, why: 'not-found' })
    expect(await renamePasskey(mara, { passkeyId, name: 'Desk' }, monday)).toEqual({ ok: true })
    expect((await ownSecondFactor(mara)).passkeys.map(({ name }) => name)).toEqual(['Desk'])
  })

  test('is taken once, whoever sends it again', async () => {
    const { mara, tomas } = practice
    const passkey = await add(mara)
    const given = { ...passkey, transports: [] }
    const again = {
      name: given.name,
      credentialId: given.credentialId,
      publicKey: given.publicKey,
      counter: 0,
      transports: [],
    }
    expect(await addPasskey(tomas, again, monday)).toMatchObject({ ok: false, why: 'invalid' })
  })

  test('has recovery codes as well, and is enough where everybody needs a second factor', async () => {
    const { ines, mara } = practice
    await add(mara)
    const made = await renewSecondFactorCodes(mara, monday)
    expect(made.ok && made.codes.length).toBe(10)
    expect(await stepUp(mara, { code: made.ok ? (made.codes[0] ?? '') : '' }, monday)).toEqual({ ok: true })
    await changeSecondFactorRule(ines, { before: null, after: '2026-01-06' }, monday)
    expect(await loginAs(mara.personId, monday + 2 * day)).toMatchObject({ heldBack: null, roles: ['clinician'] })
  })
})
