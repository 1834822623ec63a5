/**
 * What every answer says, whoever made it: a page, a file of the build, or a refusal of the front.
 * @param {boolean} isSecure whether it is opened over HTTPS, without which a browser never again asks this host then
 * @param {string} [path] of what was asked for
 * @returns {Readonly<Record<string, string>>}
 */
export const answerHeaders = (isSecure, path = '') => {
  const isForClients = /^\/answer(\/|$)/.test(path)
  return {
    ...(isSecure && { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }),
    // A browser takes a file for nothing else than it says it is.
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    // Nothing to other sites. Not no-referrer: with it, browsers send a form without script as from nowhere, and it is refused.
    // Where a client answers, the address is what opens the questions: not even our own pages are told it.
    'referrer-policy': isForClients ? 'strict-origin' : 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()',
    // In the house clients come without encryption, where browsers take this header for a fault. Their pages open no window.
    ...((isSecure || !isForClients) && { 'cross-origin-opener-policy': 'same-origin' }),
    'cross-origin-resource-policy': 'same-origin',
  }
}

/** Whether the practice is opened over HTTPS. */
export const isSecure = () => process.env.ATTUNE_ORIGIN?.startsWith('https:') ?? false
