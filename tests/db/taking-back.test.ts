import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Clinic, clinicWith, comparable, sessionsInNoList } from '../support/clinic'
import { actOf, deedOf } from '../support/clinic-acts'
import { times } from '../support/test-all'

const number = fc.nat({ max: 1000 })
const some = (max: number) => fc.array(fc.tuple(number, number, number, number), { maxLength: max })

/*
 * Whatever is done and taken back, in whatever order: the practice is as it was, with the same numbers, lists and flags, open and
 * ended, with tier and evidence. Only history, versions and times have grown.
 */
describe('random acts and their opposites', () => {
  test('end where they began, and no session is ever in no list', { timeout: 180_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(some(5), some(8), async (past, acts) => {
        await inClinic(async clinic => {
          for (const drawn of past) await deedOf(clinic, drawn)
          const before = await comparable(clinic)
          const undone: { name: string; undo: () => Promise<{ ok: boolean }> }[] = []
          for (const drawn of acts) {
            const { name, undo } = await actOf(clinic, drawn)
            if (undo) undone.unshift({ name, undo })
            expect(await sessionsInNoList(clinic), `after: ${name}`).toEqual([])
          }
          for (const { name, undo } of undone) expect(await undo(), `back: ${name}`).toMatchObject({ ok: true })
          expect(await comparable(clinic), undone.map(({ name }) => name).join(' < ')).toEqual(before)
        })
      }),
      { numRuns: times(30, 4), seed: 20261125 },
    )
  })
})

async function inClinic(work: (clinic: Clinic) => Promise<void>): Promise<void> {
  const clinic = await clinicWith(randomUUID())
  try {
    await work(clinic)
  } finally {
    await clinic.remove()
  }
}
