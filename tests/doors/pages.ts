import * as roles from './act-door'
import type { Insider, Told } from './told-practice'

/*
 * Every page and route handler by its name in the build: where it is, and what it comes to for whom. Whoever is not named gets "not found",
 * as if it did not exist; whoever is not logged in is led to the login page.
 */

type Cells = Partial<Record<Insider, string>>
export type Door = {
  /** One or several addresses of it. */
  at: (told: Told['told']) => readonly string[]
  inside: Cells
  /** For those without a login that holds. */
  outside?: string
  /** What a request for the headers alone comes to, where that is another thing for everybody. */
  head?: string
}

const shown = (...who: readonly Insider[]): Cells => Object.fromEntries(who.map(each => [each, 'shown']))

const everybody = shown(...roles.everybody)
const readers = shown(...roles.readers)
const clinicians = shown(...roles.clinicians)
/** Also who reads in an emergency. */
const team = shown('mara', 'ruth', 'emil')
const keeper = shown('mara')
const administrator = shown('ines')

const at =
  (...paths: readonly string[]) =>
  () =>
    paths

const ofClient =
  (...rests: readonly string[]) =>
  ({ clientId }: Told['told']) =>
    rests.map(rest => `/clients/${clientId}${rest}`)

const leadsHome: Cells = {
  ...Object.fromEntries(roles.readers.map(who => [who, '/caseload'])),
  ines: '/practice',
}
const toEverybody = (cell: string): Pick<Door, 'inside' | 'outside'> => ({
  inside: Object.fromEntries(Object.keys(everybody).map(who => [who, cell])),
  outside: cell,
})

export const doors: Readonly<Record<string, Door>> = {
  '/page': { at: at('/'), inside: leadsHome },
  '/login/page': { at: at('/login'), inside: leadsHome, outside: 'shown' },
  // Whoever's password was right a moment ago; all others are led to log in.
  '/login/code/page': { at: at('/login/code'), inside: leadsHome, outside: '/login' },
  '/recover/page': { at: at('/recover'), ...toEverybody('shown') },
  // The practice is set up. For whom nobody is logged in: to the login page; that leads the others on.
  '/setup/page': { at: at('/setup'), ...toEverybody('/login') },
  '/give-back/page': { at: at('/give-back'), inside: leadsHome, outside: '/login' },
  '/reset/[token]/page': { at: at('/reset/none'), ...toEverybody('shown') },
  '/welcome/[token]/page': { at: at('/welcome/none'), ...toEverybody('shown') },
  '/icon.svg/route': { at: at('/icon.svg', '/favicon.ico'), ...toEverybody('shown') },
  '/api/health/route': { at: at('/api/health'), ...toEverybody('shown') },
  '/api/login/route': { at: at('/api/login'), ...toEverybody('shown') },
  // It is sent a form, and a test of its own sends one.
  // Clients are nobody of the practice, and nobody of the practice is a client.
  '/answer/route': { at: at('/answer', '/answer?language=ar'), ...toEverybody('shown') },
  '/answer/style.css/route': { at: at('/answer/style.css'), ...toEverybody('shown') },
  '/answer/keep.js/route': { at: at('/answer/keep.js'), ...toEverybody('shown') },
  '/answer/fonts/[file]/route': { at: at('/answer/fonts/inter-latin.woff2'), ...toEverybody('shown') },
  '/answer/[token]/route': { at: at(`/answer/${'a'.repeat(26)}`), ...toEverybody('not found') },
  '/answer/stop/[token]/route': { at: at('/answer/stop/none'), ...toEverybody('shown') },
  '/answer/tablet/[token]/route': { at: at('/answer/tablet/none'), ...toEverybody('not found') },
  '/answer/now/route': { at: at('/answer/now', '/answer/now?page=send'), ...toEverybody('not found') },
  // These are sent forms, and tests of their own send some. Opened, they lead to the page of the form.
  '/answer/code/route': { at: at('/answer/code', '/answer/code?language=ar'), ...toEverybody('/answer') },
  '/answer/[token]/begin/route': {
    at: at(`/answer/${'a'.repeat(26)}/begin`),
    ...toEverybody(`/answer/${'a'.repeat(26)}`),
  },
  '/answer/now/keep/route': { at: at('/answer/now/keep'), ...toEverybody('/answer/now') },
  '/answer/now/send/route': { at: at('/answer/now/send'), ...toEverybody('/answer/now') },
  '/answer/now/stop/route': { at: at('/answer/now/stop'), ...toEverybody('/answer/now') },
  '/log-out/route': { at: at('/log-out'), ...toEverybody('status 405') },
  '/api/auth/[...nextauth]/route': {
    at: at('/api/auth/csrf', '/api/auth/providers'),
    ...toEverybody('shown'),
    head: 'not found',
  },
  '/_not-found/page': {
    at: at('/nowhere', '/_next/image?url=%2Ficon.svg&w=64&q=75', '/.git/config', '/.env', '/package.json'),
    ...toEverybody('not found'),
  },
  '/(practice)/caseload/page': { at: at('/caseload', '/caseload?size=100'), inside: readers },
  '/(practice)/flags/page': { at: at('/flags', '/flags?show=all'), inside: readers },
  '/(practice)/flags/rules/page': { at: at('/flags/rules'), inside: everybody },
  '/(practice)/clients/new/page': { at: at('/clients/new'), inside: clinicians },
  '/(practice)/clients/[clientId]/page': { at: ofClient(''), inside: team },
  '/(practice)/clients/[clientId]/timeline/page': { at: ofClient('/timeline', '/timeline?axis=date'), inside: team },
  '/(practice)/clients/[clientId]/goals/page': { at: ofClient('/goals', '/goals?session=none'), inside: team },
  '/(practice)/clients/[clientId]/measures/page': { at: ofClient('/measures'), inside: team },
  '/(practice)/clients/[clientId]/ask/page': { at: ofClient('/ask'), inside: keeper },
  '/(practice)/clients/[clientId]/asked/[requestId]/page': {
    at: ({ clientId, requestId }) => [`/clients/${clientId}/asked/${requestId}`],
    inside: keeper,
  },
  '/(practice)/clients/[clientId]/report/page': {
    at: ofClient('/report', '/report?kind=client', '/report?kind=supervision'),
    inside: team,
  },
  '/(practice)/clients/[clientId]/report/pdf/route': { at: ofClient('/report/pdf'), inside: team, head: 'status 405' },
  '/(practice)/clients/[clientId]/record/page': { at: ofClient('/record'), inside: keeper },
  '/(practice)/clients/[clientId]/record/file/route': {
    at: ofClient('/record/file'),
    inside: keeper,
    head: 'status 405',
  },
  '/(practice)/clients/[clientId]/erase/page': { at: ofClient('/erase'), inside: keeper },
  '/(practice)/clients/[clientId]/earlier/page': { at: ofClient('/earlier'), inside: keeper },
  '/(practice)/clients/[clientId]/earlier/late/page': {
    at: ({ clientId, runId }) => [`/clients/${clientId}/earlier/late?run=${runId}`],
    inside: keeper,
  },
  '/(practice)/clients/[clientId]/sessions/another/page': { at: ofClient('/sessions/another'), inside: keeper },
  '/(practice)/clients/[clientId]/sessions/move/page': { at: ofClient('/sessions/move'), inside: keeper },
  '/(practice)/clients/[clientId]/sessions/[sessionId]/page': {
    at: ({ clientId, openId }) => [`/clients/${clientId}/sessions/${openId}`],
    inside: team,
  },
  '/(practice)/clients/[clientId]/sessions/[sessionId]/summary/page': {
    at: ({ clientId, savedId, voidId, lateId }) =>
      [savedId, voidId, lateId].map(id => `/clients/${clientId}/sessions/${id}/summary`),
    inside: team,
  },
  '/(practice)/instruments/page': { at: at('/instruments'), inside: everybody },
  '/(practice)/instruments/[id]/page': { at: at('/instruments/wai-sr'), inside: everybody },
  '/(practice)/instruments/[id]/wording/page': { at: at('/instruments/core-10/wording'), inside: administrator },
  '/(practice)/instruments/official/page': { at: at('/instruments/official'), inside: everybody },
  '/(practice)/instruments/new/page': { at: at('/instruments/new'), inside: administrator },
  '/(practice)/me/page': { at: at('/me'), inside: everybody },
  '/(practice)/me/attachment/page': { at: at('/me/attachment'), inside: clinicians },
  '/(practice)/me/confirm/page': { at: at('/me/confirm'), inside: everybody },
  '/(practice)/me/second-factor/page': { at: at('/me/second-factor'), inside: everybody },
  '/(practice)/me/waiting/page': { at: at('/me/waiting'), inside: everybody },
  '/(practice)/returning/page': { at: at('/returning'), inside: everybody },
  '/(practice)/me/readers/page': { at: at('/me/readers'), inside: clinicians },
  '/(practice)/me/transfer/page': { at: at('/me/transfer'), inside: clinicians },
  '/(practice)/emergency/page': { at: at('/emergency'), inside: { ...clinicians, ...administrator } },
  '/(practice)/start/page': { at: at('/start'), inside: { ...clinicians, ...administrator } },
  '/(practice)/practice/page': { at: at('/practice'), inside: administrator },
  '/(practice)/practice/people/page': { at: at('/practice/people'), inside: administrator },
  '/(practice)/practice/people/[personId]/transfer/page': {
    at: ({ keeperId }) => [`/practice/people/${keeperId}/transfer`],
    inside: administrator,
  },
  '/(practice)/practice/measures/page': { at: at('/practice/measures'), inside: administrator },
  '/(practice)/practice/thresholds/page': { at: at('/practice/thresholds'), inside: administrator },
  '/(practice)/practice/thresholds/progress/route': {
    at: at('/practice/thresholds/progress'),
    inside: administrator,
    head: 'status 405',
  },
  '/(practice)/practice/audit/page': { at: at('/practice/audit'), inside: administrator },
  '/(practice)/practice/audit/csv/route': { at: at('/practice/audit/csv'), inside: administrator, head: 'status 405' },
  '/(practice)/practice/tablets/page': { at: at('/practice/tablets'), inside: administrator },
  '/(practice)/practice/answers/page': {
    at: at('/practice/answers', '/practice/answers?language=de'),
    inside: administrator,
  },
  '/(practice)/practice/next-steps/page': { at: at('/practice/next-steps'), inside: administrator },
  '/(practice)/practice/next-steps/[rule]/page': {
    at: at('/practice/next-steps/alliance-drop'),
    inside: administrator,
  },
}

/** What the build makes beside pages that somebody opens: the words of last resort, which hold nothing. */
export const noDoors: readonly string[] = ['/_global-error/page']
