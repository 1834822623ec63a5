import type { Page } from '@playwright/test'
import { z } from 'zod'
import { inRoot } from '../../../../scripts/folder.mjs'

/** What a person meets of a page, as browsers define it: the largest paint and the slowest answer to a key or a click, in ms, and how much moved. */
export type Vitals = { lcp: number; cls: number; inp: number }

const noted = z.object({
  lcp: z.number(),
  shifts: z.array(z.object({ at: z.number(), value: z.number() })),
  interactions: z.array(z.number()),
})

/** Has every document of a page note its vitals from its beginning. A file of its own: what is compiled here would not run there. */
export async function noteVitals(page: Page): Promise<void> {
  await page.addInitScript({ path: inRoot('tests', 'bench', 'speed', 'parts', 'observe-vitals.mjs') })
}

/** The vitals of the document that the page shows, up to now. */
export async function vitalsOf(page: Page): Promise<Vitals> {
  const { lcp, shifts, interactions } = noted.parse(await page.evaluate('window.notedVitals'))
  return { lcp, cls: layoutShift(shifts), inp: Math.max(0, ...interactions) }
}

/** Cumulative layout shift (web.dev/articles/cls): the largest sum of shifts that are less than 1 s apart and within 5 s. */
export function layoutShift(shifts: readonly { at: number; value: number }[]): number {
  let largest = 0
  let session = { from: 0, last: Number.NEGATIVE_INFINITY, sum: 0 }
  for (const { at, value } of shifts) {
    const goesOn = at - session.last < 1000 && at - session.from < 5000
    session = goesOn ? { ...session, last: at, sum: session.sum + value } : { from: at, last: at, sum: value }
    largest = Math.max(largest, session.sum)
  }
  return largest
}
