import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { noteServer, refuseWhileRunning, runningServers } from '../../scripts/running.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'attune-running-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const practice = '/somewhere/practice'
const refused = () => refuseWhileRunning('its packages have to be installed anew', folder)

test('a server that lives is told, with where it runs, until it takes its note away', () => {
  const forget = noteServer(process.pid, practice, folder)
  expect(runningServers(folder)).toMatchObject([{ pid: process.pid, practice }])
  expect(refused).toThrow(
    `Attune is running from this folder (process ${process.pid}, on ${practice}), and its packages have to be installed anew, which would break it. Stop it first.`,
  )
  forget()
  expect(runningServers(folder)).toEqual([])
  expect(refused).not.toThrow()
})

test('the note of one that was killed is stale, and taken away', async () => {
  const child = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)'])
  noteServer(child.pid ?? 0, practice, folder)
  expect(runningServers(folder)).toHaveLength(1)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(runningServers(folder)).toEqual([])
  expect(readdirSync(folder)).toEqual([])
})

test('a later process of the same number is another one, and what is no note is none', () => {
  noteServer(process.pid, practice, folder)
  const file = path.join(folder, String(process.pid))
  const note = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify({ ...note, bornAt: `${note.bornAt}0` }))
  writeFileSync(path.join(folder, '1'), 'no note')
  expect(runningServers(folder)).toEqual([])
  expect(existsSync(file)).toBe(false)
})

test('where no server was ever noted there is none', () => {
  expect(runningServers(path.join(folder, 'nowhere'))).toEqual([])
})
