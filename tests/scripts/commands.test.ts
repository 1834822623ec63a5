import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { closePractice, openPractice } from '@/db/open'
import { recoverable } from '@/db/recovery'
import { scripts } from '../../package.json'
import { freshPractice } from '../support/practice'

const folder = mkdtempSync(path.join(tmpdir(), 'attune-commands-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs a command as its npm script does; gives back its exit code and everything it said. */
async function attune(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['scripts/attune.cjs', ...args], { env: { ...process.env, ...env } })
  const code = new Promise<number | null>(resolve => child.once('exit', resolve))
  const [said, complained] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await code, said: said + complained }
}

test('a busy port gets one plain sentence', async () => {
  const busy = createServer()
  const port = await new Promise<number>(resolve => {
    busy.listen(0, '127.0.0.1', () => {
      const address = busy.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  const { code, said } = await attune(['start'], { ATTUNE_DATA: folder, PORT: String(port) })
  busy.close()
  expect(code).toBe(1)
  expect(said).toBe(`Port ${port} is in use: stop what is using it, or choose another, such as PORT=${port + 1}.\n`)
})

test('a folder that cannot be written to gets one plain sentence', async () => {
  const file = path.join(folder, 'a-file')
  writeFileSync(file, '')
  const { code, said } = await attune(['start'], { ATTUNE_DATA: path.join(file, 'practice') })
  expect(code).toBe(1)
  expect(said).toMatch(
    /^Attune cannot write to .*a-file\/practice \(ENOTDIR\): choose another folder with ATTUNE_DATA, or allow it\.\n$/,
  )
})

test('a port that is none, and a command that is none, get one plain sentence', async () => {
  const port = await attune(['start'], { ATTUNE_DATA: folder, PORT: 'here' })
  expect(port).toEqual({ code: 1, said: 'PORT should be a number from 1 to 65535, not here.\n' })
  const command = await attune(['toString'])
  expect(command).toEqual({
    code: 1,
    said: 'Attune knows these commands: demo, start, dev, build, test, test:unit, test:e2e, test:all, test:node, check, lint, typecheck, backup, copies, recovery-sheet, restore, recover, rotate-keys, migrate, move, audit:verify, audit:repair, score, bench, bench:detection, bench:seed, screenshots, db:generate.\n',
  })
})

test('every npm script runs the command of its own name, and every command has one', async () => {
  const { said } = await attune(['none'])
  const commands = said.replace(/^.*: |\.\n$/g, '').split(', ')
  expect(scripts).toEqual(Object.fromEntries(commands.map(name => [name, `node scripts/attune.cjs ${name}`])))
})

test('a backup of no practice gets one plain sentence', async () => {
  const { code, said } = await attune(['backup'], { ATTUNE_DATA: folder })
  expect(code).toBe(1)
  expect(said).toMatch(/^There is no practice in .*\.\n$/)
})

/** Each of these starts several processes, on a machine that may do other things too. */
const timeout = 120_000

/** A practice in a folder of its own, as a command finds it. */
async function withPractice(work: (practice: string) => Promise<void>) {
  const practice = await freshPractice()
  closePractice()
  await work(practice.folder)
  await practice.remove()
}

test('a backup says what is in it and where the keys are; a folder that is not there is refused', {
  timeout,
}, async () => {
  await withPractice(async practice => {
    const { code, said } = await attune(['backup'], { ATTUNE_DATA: practice })
    expect(code).toBe(0)
    expect(said).toMatch(
      /^Backed up to .*backups\/attune-\d{8}-\d{6}\.backup: \d+ rows, checked, encrypted under the recovery key\.\n/,
    )
    expect(said).toMatch(/The recovery key is new\. Print it now/)
    expect(said).toMatch(/keys of the clients are not in it.*no copy was made of .*keys.*\nIt is on the same disk/s)
    const plain = await attune(['backup', '--plain'], { ATTUNE_DATA: practice })
    expect(plain.said).toMatch(/backups\/attune-\d{8}-\d{6}\.db: .*not encrypted as a whole/)
    expect(plain.said).toMatch(/anyone can read scores, answers to risk questions.*password hashes of the staff/s)
    const gone = path.join(practice, 'stick')
    expect(await attune(['backup', gone], { ATTUNE_DATA: practice })).toEqual({
      code: 1,
      said: `There is no folder ${gone}. Is the disk or stick that it is on connected? A backup makes no folder of its own.\n`,
    })
    expect(existsSync(gone)).toBe(false)
  })
})

test('the day when the machine is gone: backup, copy of the keys and the key on paper bring the practice back', {
  timeout,
}, async () => {
  await withPractice(async practice => {
    const [sticks, elsewhere] = [
      mkdtempSync(path.join(tmpdir(), 'attune-test-')),
      mkdtempSync(path.join(tmpdir(), 'attune-test-')),
    ]
    const { code } = await attune(['backup', sticks, '--keys', elsewhere], { ATTUNE_DATA: practice })
    expect(code).toBe(0)
    const sheet = await attune(['recovery-sheet'], { ATTUNE_DATA: practice })
    const [typed = ''] = /\b[A-Z2-7]{4}(-[A-Z2-7]{4}){8}\b/.exec(sheet.said) ?? []
    const backup = path.join(sticks, readdirSync(sticks)[0] ?? '')
    const args = ['restore', backup, '--keys', path.join(elsewhere, 'attune.keys')]
    rmSync(practice, { recursive: true })
    const wrong = await attune(args, { ATTUNE_DATA: practice, ATTUNE_RECOVERY_KEY: typed.replace(/^./, 'Z') })
    expect(wrong.said).toMatch(/^That is not a recovery key/)
    const right = await attune(args, { ATTUNE_DATA: practice, ATTUNE_RECOVERY_KEY: typed.toLowerCase() })
    expect(right.said).toMatch(/^Test Practice is restored from/)
    await openPractice(practice)
    for (const place of [sticks, elsewhere]) rmSync(place, { recursive: true })
  })
})

test('a restore says in plain words what it did, or that Attune is running', { timeout }, async () => {
  await withPractice(async practice => {
    await attune(['backup', '--plain'], { ATTUNE_DATA: practice })
    const [name = ''] = readdirSync(path.join(practice, 'backups'))
    const copy = path.join(practice, 'backups', name)
    const { code, said } = await attune(['restore', copy], { ATTUNE_DATA: practice })
    expect(code).toBe(0)
    expect(said.split('\n')).toEqual([
      `Test Practice is restored from ${copy}, checked: it is as it was on 5 Jan 2026, 09:00.`,
      expect.stringMatching(/^What was there before is kept as .*backups\/replaced-\d{8}-\d{6}\.db\.$/),
      'Everyone has to log in again (4 logins were ended), with the password and the second factor of that day.',
      'Recovery codes for a second factor have ended: whoever has one makes new ones.',
      'What clients were asked and had not sent has ended, and so have tablets: ask again, and set tablets up again. Who said since that they want no mails, or not to be asked, is not known here.',
      'Whoever changed a password or removed a passkey since, because somebody else may have had it, should do so again.',
      'Start Attune with npm start.',
      '',
    ])
    await openPractice(practice)
    expect(await attune(['restore', copy], { ATTUNE_DATA: practice })).toEqual({
      code: 1,
      said: `Attune is running on ${practice}: stop it first. Nothing was changed.\n`,
    })
  })
})

test('recover shows a code and where to type it, also while the practice is in use; others are refused', {
  timeout,
}, async () => {
  await withPractice(async practice => {
    await openPractice(practice)
    const env = { ATTUNE_DATA: practice, PORT: '4321', ATTUNE_ORIGIN: '' }
    const { code, said } = await attune(['recover'], env)
    expect(code).toBe(0)
    const [first = '', second] = said.split('\n')
    expect(second).toBe(
      'Open http://localhost:4321/recover within 15 minutes, with Attune running, and set a new password.',
    )
    const [, shown = ''] = /^The code for ines@attune\.example is ([A-Z2-7-]{14})$/.exec(first) ?? []
    expect(await recoverable({ email: 'ines@attune.example', code: shown }, Date.now())).not.toBeNull()
    expect(await attune(['recover', 'mara@attune.example'], env)).toEqual({
      code: 1,
      said: 'mara@attune.example is neither an administrator here nor waiting after a reset. Name one of: ines@attune.example\n',
    })
  })
  const none = await attune(['recover'], { ATTUNE_DATA: path.join(folder, 'none') })
  expect(none).toEqual({ code: 1, said: `There is no practice in ${path.join(folder, 'none')}.\n` })
})
