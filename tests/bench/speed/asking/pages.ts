import type { BenchFile, CourseLength } from '../bench-file'
import type { Answer } from '../servers/exchange'

/** Who of a seeded practice looks at a page. */
export type Who = 'clinician' | 'administrator' | 'few' | 'many'

/** The clients whose pages are measured, by the number of their sessions. */
export const courseLengths = ['10', '100', '300'] as const satisfies readonly CourseLength[]

export type Page = {
  name: string
  who: Who
  path: string
  /** What the answer has to hold; a login page, or one that says that nothing is there, does not. */
  holds: readonly RegExp[]
}

const titled = (title: string) => new RegExp(`<title>${title} · Attune</title>`)

export const caseloadOf = (who: Who, name: string): Page => ({
  name,
  who,
  path: '/caseload',
  holds: [titled('Caseload'), /href="\/clients\/[\w-]{36}"/],
})

export const flagsOf = (who: Who, name: string): Page => ({ name, who, path: '/flags', holds: [titled('Flags')] })

export const account: Page = { name: 'account', who: 'clinician', path: '/me', holds: [titled('Your account')] }

export const thresholds: Page = {
  name: 'thresholds',
  who: 'administrator',
  path: '/practice/thresholds',
  holds: [titled('Thresholds'), /name="lateAfterDays"/],
}

export const measures: Page = {
  name: 'measures',
  who: 'administrator',
  path: '/practice/measures',
  holds: [titled('Measures'), /name="entries"/],
}

/** The pages of the client of so many sessions. */
export function clientPages({ clients, newestSessions }: BenchFile, length: CourseLength) {
  const id = clients[length]
  const of = (what: string, path: string, holds: readonly RegExp[]): Page => ({
    name: `${what} (${length})`,
    who: 'clinician',
    path: `/clients/${id}${path}`,
    holds: [...holds, new RegExp(`/clients/${id}`)],
  })
  return {
    client: of('client', '', [titled('Client [^<]+')]),
    timeline: of('timeline', '/timeline', [titled('Timeline, client [^<]+'), /<svg/]),
    /** The screen on which a session that was begun is recorded. */
    entry: (sessionId: string) => of('entry', `/sessions/${sessionId}`, [titled('Session \\d+, client [^<]+')]),
    summary: of('summary', `/sessions/${newestSessions[length]}/summary`, [titled('[^<]+')]),
    report: of('report', '/report', [titled('Report, client [^<]+')]),
    pdf: { ...of('PDF', '/report/pdf', []), holds: [/^%PDF-/, /%%EOF\s*$/] },
  }
}

/** What a page of React carries where a part of it failed while it was being sent. */
const failedPart = /data-dgst=/

/** The answer, where it is the page that was asked for. Throws otherwise, with what came in its place. */
export function checked(page: Page, answer: Answer): Answer {
  const text = answer.body.toString('utf8')
  const missing = page.holds.filter(held => !held.test(text))
  if (answer.status !== 200 || missing.length > 0 || failedPart.test(text))
    throw new Error(whatCame(page, answer, missing))
  return answer
}

function whatCame({ name, path }: Page, { status, headers, body }: Answer, missing: readonly RegExp[]): string {
  const where = headers.location ? `, sent on to ${headers.location}` : ''
  const lacks = missing.length > 0 ? `, without ${missing.join(' and ')}` : ''
  const title = /<title>[^<]*/.exec(body.toString('utf8'))?.[0].slice('<title>'.length)
  return `${name} (${path}) was answered ${status}${where}${title ? `, titled “${title}”` : ''}${lacks}.`
}
