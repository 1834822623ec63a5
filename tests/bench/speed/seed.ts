import { closeSync, cpSync, existsSync, fsyncSync, openSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { KeyStore } from '@/db/key-store'
import { readKeys } from '@/db/keys'
import { closePractice, openPractice } from '@/db/open'
import { Vault } from '@/db/vault'
import { type BenchFile, writeBenchFile } from './bench-file'
import { fill } from './fill'
import type { Tell } from './progress'
import { makeTemplate, type Staff, type Template } from './template'
import { whoIsIn } from './who-is-in'

type Seeding = Template & {
  /** Where it is made: a folder that does not exist yet, or in which there is nothing. */
  folder: string
  teams: number
  /** How many clients the two supervisors read along with, from the first on; rounded up to whole teams. */
  supervised: { few: number; many: number }
}

/**
 * Makes a practice of so many teams for measuring speed, with a `bench.json` beside its database that says who is in it. The same
 * seed and day make the same rows, but for what is encrypted or keyed. It gets its name only once it is whole.
 */
export async function seedPractice(
  { folder, teams, supervised, ...template }: Seeding,
  tell: Tell,
): Promise<BenchFile> {
  const unfinished = unfinishedOf(folder)
  const [practice, single] = [path.join(unfinished, 'practice'), path.join(unfinished, 'template')]
  removeUnfinished(folder)
  try {
    await openPractice(practice, { fast: true })
    closePractice()
    // With the same keys: what is keyed in the template, such as the marks of forms that were sent, is copied as it is.
    cpSync(practice, single, { recursive: true })
    const staff = await recorded(single, template, tell)
    const only = reading(staff, supervised, template.team.clients.length)
    const files = { file: databaseIn(practice), template: databaseIn(single) }
    const vaults = { vault: vaultOf(practice), templateVault: vaultOf(single) }
    fill({ ...files, ...vaults, teams: { all: teams, only } }, tell)
    const made = await whoIsIn(practice, staff, template)
    writeBenchFile(practice, made)
    putOnDisk(databaseIn(practice))
    if (existsSync(folder)) rmdirSync(folder)
    renameSync(practice, folder)
    return made
  } finally {
    removeUnfinished(folder)
  }
}

/** Where a practice is while it is made. */
const unfinishedOf = (folder: string) => `${path.resolve(folder)}.unfinished`

/** Removes what a run that was interrupted has left beside the folder. */
export const removeUnfinished = (folder: string): void => rmSync(unfinishedOf(folder), { recursive: true, force: true })

const vaultOf = (folder: string) => new Vault(readKeys(folder, false).practice, new KeyStore(folder, { fast: true }))

const databaseIn = (folder: string) => path.join(folder, 'attune.db')

async function recorded(folder: string, template: Template, tell: Tell): Promise<Staff> {
  await openPractice(folder, { fast: true })
  try {
    return await makeTemplate(template, tell)
  } finally {
    closePractice()
  }
}

/** How many teams the supervisors read along with. */
function reading(
  { few, many }: Staff,
  supervised: Seeding['supervised'],
  clients: number,
): ReadonlyMap<string, number> {
  return new Map([
    [few, Math.ceil(supervised.few / clients)],
    [many, Math.ceil(supervised.many / clients)],
  ])
}

/** What is measured next shall not share the disk with what is still being written. */
function putOnDisk(file: string): void {
  const fd = openSync(file, 'r+')
  fsyncSync(fd)
  closeSync(fd)
}
