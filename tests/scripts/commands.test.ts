import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'

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
    said: 'Attune knows these commands: demo, start, dev, test, check, backup, score, db:generate, test:node, bench:detection, screenshots.\n',
  })
})

test('a backup of no practice gets one plain sentence', async () => {
  const { code, said } = await attune(['backup'], { ATTUNE_DATA: folder })
  expect(code).toBe(1)
  expect(said).toMatch(/^There is no practice in .*\.\n$/)
})
