import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { z } from 'zod'
import { all, allianceOf, distress } from '../support/course'
import { newClient, recordWeekly } from './support/client'
import { viewer } from './support/practice'
import { expect, test } from './support/test'

/*
 * What a page makes the browser load, over what the framework loads for an empty page. Bytes as sent (gzip), of every script that
 * the opened page asked for; what is loaded on a first click (dialogs, menus) is not in it.
 */
const limit = 60 * 1024

const manifest = z.object({ rootMainFiles: z.array(z.string()) })
const built = (file: string) => path.join('.next', file)
const framework = manifest.parse(JSON.parse(readFileSync(built('build-manifest.json'), 'utf8'))).rootMainFiles
const weight = (file: string) => gzipSync(readFileSync(built(file))).length

let client: string
let session: string

test.beforeAll(async () => {
  const mara = await viewer('mara')
  const clientId = await newClient(mara, `WE-${randomUUID().slice(0, 6)}`, 'Wilma Eder')
  const steady = [48, 49, 47, 48, 49].map(sum => [allianceOf(sum), distress({ ...all(10, 1), 6: 0 })])
  const ids = await recordWeekly(mara, clientId, steady)
  client = `/clients/${clientId}`
  session = `${client}/sessions/${ids.at(-1)}`
})

const screens: [string, 'mara' | 'ines', () => string][] = [
  ['the caseload', 'mara', () => '/caseload'],
  ['a new client', 'mara', () => '/clients/new'],
  ['a client', 'mara', () => client],
  ['a timeline', 'mara', () => `${client}/timeline`],
  ['session entry', 'mara', () => session],
  ['a session summary', 'mara', () => `${session}/summary`],
  ['the flags', 'mara', () => '/flags'],
  ['the instruments', 'mara', () => '/instruments'],
  ['one instrument', 'mara', () => '/instruments/wai-sr'],
  ['the own account', 'mara', () => '/me'],
  ['the practice', 'ines', () => '/practice'],
]

for (const [name, who, place] of screens)
  test(`${name} loads at most 60 KB of JavaScript of its own`, async ({ as }) => {
    const page = await as(who)
    const asked = new Set<string>()
    page.on('request', request => {
      const { pathname } = new URL(request.url())
      if (pathname.endsWith('.js')) asked.add(pathname.replace('/_next/', ''))
    })
    await page.goto(place(), { waitUntil: 'networkidle' })
    expect([...asked].filter(file => framework.includes(file)).length, 'scripts of the framework').toBeGreaterThan(2)
    const own = [...asked].filter(file => !framework.includes(file))
    const total = own.reduce((sum, file) => sum + weight(file), 0)
    expect(total, `${own.length} scripts`).toBeGreaterThan(0)
    expect(total, `bytes of ${own.length} scripts`).toBeLessThanOrEqual(limit)
  })
