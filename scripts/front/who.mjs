import { randomUUID } from 'node:crypto'

/** What the framework sends along where it asks itself for the page that a form leads to. Nobody else knows it. */
const own = { name: 'x-attune-own', value: randomUUID() }

/**
 * Whether a request is the framework's own, within one that has its place already. Marks it, so that what comes of it is known.
 * @param {import('node:http').IncomingHttpHeaders} headers
 */
export function isOwn(headers) {
  const was = headers[own.name]
  headers[own.name] = own.value
  return was === own.value
}

/**
 * Whose a request is, as far as its first lines tell: where it comes from, behind a proxy what that says last, and the login that it names, or
 * the answering client, which nobody has looked up yet.
 * @param {{ headers: import('node:http').IncomingHttpHeaders, socket: import('./names.mjs').Ends }} request
 * @param {import('./refusal.mjs').Door['isForMany']} isForMany
 */
export function whoAsks({ headers, socket }, isForMany) {
  const forwarded = `${headers['x-forwarded-for'] ?? ''}`.split(',').at(-1)?.trim() ?? ''
  const [, login = ''] = /\battune\.(?:login|answer)[\w.]*=([^;]*)/.exec(headers.cookie ?? '') ?? []
  return { address: isForMany(socket) && forwarded !== '' ? forwarded : (socket.remoteAddress ?? ''), login }
}
