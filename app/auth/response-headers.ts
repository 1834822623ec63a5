/** On every answer to one person: nobody in between keeps it, nor does the browser. */
export const notKept = { 'cache-control': 'private, no-store' }

/** A browser takes a file for nothing else than it says it is. */
export const notSniffed = { 'x-content-type-options': 'nosniff' }

/** Behind HTTPS a browser never again asks this host without it. */
const httpsAlone = { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }

/** What every page, act and route is answered with. */
export const answerHeaders = (isSecure: boolean): Readonly<Record<string, string>> => ({
  ...notKept,
  ...notSniffed,
  ...(isSecure && httpsAlone),
  'x-frame-options': 'DENY',
  // Nothing to other sites. Not no-referrer: with it, browsers send a form without script as from nowhere, and it is refused.
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
})
