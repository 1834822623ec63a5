import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freePort } from '../../scripts/port.mjs'

/* In place of the app there is a program that answers when the test lets it. */

let folder: string
let said: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'attune-slow-start-'))
  said = ''
})
afterEach(() => rmSync(folder, { recursive: true }))

const go = () => path.join(folder, 'go')
const begun = () => path.join(folder, 'begun')

/** Is not ready until the file `go` is there. */
const slow = () => `
  const { existsSync, writeFileSync } = require('node:fs')
  writeFileSync(${JSON.stringify(begun())}, '')
  const answer = (_, reply) => reply.writeHead(existsSync(${JSON.stringify(go())}) ? 200 : 503).end('{"status":"ok"}')
  require('node:http').createServer(answer).listen(process.env.PORT, '127.0.0.1')`

/** Serves a program, with no patience at all; what it says comes into `said`. */
async function served(program: string) {
  const file = path.join(folder, 'program.cjs')
  writeFileSync(file, program)
  const script = `
    import { serve } from './scripts/serve.mjs'
    const options = { program: ${JSON.stringify(file)}, patience: 1 }
    const ready = origin => console.log('Ready at ' + origin)
    process.exit(await serve(${JSON.stringify(folder)}, ready, options).catch(error => (console.error(error.message), 1)))`
  const env = { ...process.env, PORT: String(await freePort()), HOST: '127.0.0.1' }
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { env })
  for (const output of [child.stdout, child.stderr]) output.on('data', text => (said += text))
  return { child, ended: once(child, 'exit') }
}

const timeout = 60_000
const poll = { timeout }

test('a start that takes long is said once, and waited for', { timeout }, async () => {
  const { child, ended } = await served(slow())
  await expect.poll(() => said, poll).toMatch(/^Attune is still starting\..* takes minutes: .* do not stop it\.\n$/)
  await expect.poll(() => existsSync(begun()), poll).toBe(true)
  writeFileSync(go(), '')
  await expect.poll(() => said, poll).toMatch(/\nReady at http:\/\/localhost:\d+\n$/)
  expect(said.match(/still starting/g)).toHaveLength(1)
  child.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
})

test('one that ends by itself has said why', { timeout }, async () => {
  const { ended } = await served("console.error('The key file is missing.'); process.exit(1)")
  expect(await ended).toEqual([1, null])
  expect(said).toMatch(/The key file is missing\.\n/)
  expect(said).toMatch(/Attune did not start; what is written above says why\.\n$/)
})

test('one that is stopped meanwhile ends in order, and says nothing more', { timeout }, async () => {
  const { child, ended } = await served(slow())
  await expect.poll(() => existsSync(begun()), poll).toBe(true)
  await expect.poll(() => said, poll).toContain('still starting')
  child.kill('SIGINT')
  expect(await ended).toEqual([0, null])
  expect(said).not.toContain('did not start')
})
