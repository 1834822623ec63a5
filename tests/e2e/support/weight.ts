import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, type Page } from '@playwright/test'
import { z } from 'zod'

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
export const ofChartLibraries = ['invalid format: ', 'invalid digits: ']

/** The scripts that a page asks for, from now on. */
export function scriptsOf(page: Page): ReadonlySet<string> {
  const asked = new Set<string>()
  page.on('request', request => {
    const { pathname } = new URL(request.url())
    if (pathname.endsWith('.js')) asked.add(pathname.replace('/_next/', ''))
  })
  return asked
}

/** At most 60 KB of JavaScript besides the framework's, and no chart library among it. */
export function expectLight(asked: ReadonlySet<string>): void {
  expect([...asked].filter(file => framework.includes(file)).length, 'scripts of the framework').toBeGreaterThan(2)
  const own = [...asked].filter(file => !framework.includes(file))
  const total = own.reduce((sum, file) => sum + weight(file), 0)
  expect(total, `${own.length} scripts`).toBeGreaterThan(0)
  expect(total, `bytes of ${own.length} scripts`).toBeLessThanOrEqual(limit)
  for (const said of ofChartLibraries)
    expect(own.filter(file => readFileSync(built(file), 'utf8').includes(said))).toEqual([])
}
