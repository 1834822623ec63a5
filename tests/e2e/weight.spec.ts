import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { z } from 'zod'
import { type About, makeAbout, pathOf, screens } from './support/screens'
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

/** What only the libraries say that the server draws charts with. */
const ofChartLibraries = ['invalid format: ', 'invalid digits: ']

let about: About
test.beforeAll(async () => {
  about = await makeAbout()
})

for (const [name, screen] of Object.entries(screens))
  test(`${name} loads at most 60 KB of JavaScript of its own, and no chart library`, async ({ as }) => {
    const page = await as(screen.who ?? 'mara')
    const asked = new Set<string>()
    page.on('request', request => {
      const { pathname } = new URL(request.url())
      if (pathname.endsWith('.js')) asked.add(pathname.replace('/_next/', ''))
    })
    await page.goto(pathOf(screen, about), { waitUntil: 'networkidle' })
    expect([...asked].filter(file => framework.includes(file)).length, 'scripts of the framework').toBeGreaterThan(2)
    const own = [...asked].filter(file => !framework.includes(file))
    const total = own.reduce((sum, file) => sum + weight(file), 0)
    expect(total, `${own.length} scripts`).toBeGreaterThan(0)
    expect(total, `bytes of ${own.length} scripts`).toBeLessThanOrEqual(limit)
    for (const said of ofChartLibraries)
      expect(own.filter(file => readFileSync(built(file), 'utf8').includes(said))).toEqual([])
  })

test('the chart libraries say what they are known by', () => {
  const sources = ['d3-format/dist/d3-format.min.js', 'd3-path/dist/d3-path.min.js']
  const texts = sources.map(file => readFileSync(path.join('node_modules', file), 'utf8'))
  expect(ofChartLibraries.map((said, index) => texts[index]?.includes(said))).toEqual([true, true])
})
