import { cpSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { backUp } from '@/db/backup'
import { isSound } from '@/db/integrity'
import { closePractice, openPractice, sqlite } from '@/db/open'
import { beginAfterUpdate } from '@/db/rereading'
import { goOnReadingAny } from '@/db/rereading-run'
import { expectFactsInStep } from '../support/facts-in-step'
import { emptyFolder, removePractice } from '../support/folder'
import { practiceNumbers } from '../support/practice-numbers'
import { numbersOf, practiceOf, releasedSchemas } from '../support/released-schema'

const folders: string[] = []
const keep = (folder: string) => {
  folders.push(folder)
  return folder
}
afterEach(async () => {
  for (const folder of folders.splice(0)) await removePractice(folder)
})

test('there is a practice to open, under each schema that had one', () =>
  expect(releasedSchemas).toEqual(expect.arrayContaining(['schema-0004', 'schema-0006', 'schema-0007', 'schema-0009'])))

describe.each(releasedSchemas)('a practice that was left under %s', schema => {
  test('opens with the same texts, answers, scores and flags', async () => {
    await openPractice(keep(practiceOf(schema)))
    await beginAfterUpdate(Date.UTC(2026, 10, 25, 12))
    await goOnReadingAny(Date.UTC(2026, 10, 25, 12))
    expect(await practiceNumbers()).toEqual(numbersOf(schema))
    await expectFactsInStep()
    expect(isSound(sqlite())).toBe(true)
  })

  test('is the same after a backup and the restore that the README describes', async () => {
    const folder = keep(practiceOf(schema))
    await openPractice(folder)
    const { file } = await backUp(folder, path.join(folder, 'backups', 'copy.db'))
    closePractice()
    const restored = keep(emptyFolder())
    cpSync(file, path.join(restored, 'attune.db'))
    cpSync(path.join(folder, 'keys'), path.join(restored, 'keys'), { recursive: true })
    await openPractice(restored)
    expect(await practiceNumbers()).toEqual(numbersOf(schema))
  })
})
