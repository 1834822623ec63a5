import { malformed } from './refusal.mjs'

/** @typedef {import('./refusal.mjs').Refusal} Refusal */

/**
 * For a page that is open since before an update: the header is the framework's own, by which its client knows what this is.
 * @satisfies {Refusal}
 */
const otherVersion = {
  status: 409,
  text: 'This page is of another version of Attune. Please go back, reload it and send this again.',
  headers: { 'x-nextjs-action-not-found': '1' },
  counted: /** @type {const} */ ('unreadable'),
}

/**
 * What is wrong with what a page is sent, null where nothing is: the framework would answer it with an error, and with lines in the log that quote it.
 * @param {import('node:http').IncomingHttpHeaders} headers
 * @param {Buffer} body
 * @param {ReadonlySet<string>} acts
 * @returns {Promise<Refusal | null>}
 */
export async function refusalOfSent(headers, body, acts) {
  const { 'content-type': type = '', 'next-action': act } = headers
  if (act !== undefined && !acts.has(`${act}`)) return otherVersion
  if (/^multipart\/form-data/i.test(type)) {
    const form = await formIn(type, body)
    if (form === null) return malformed
    return act === undefined ? refusalOfForm(form, acts) : form.has('0') ? null : malformed
  }
  return act === undefined || Array.isArray(parsed(body.toString())) ? null : malformed
}

/**
 * @param {string} type
 * @param {Buffer} body
 */
const formIn = (type, body) =>
  new Response(Uint8Array.from(body), { headers: { 'content-type': type } }).formData().catch(() => null)

/** How a form that is sent without script names its act, as React writes it: by its id, or by a number under which the id is written. */
const byId = '$ACTION_ID_'
const byNumber = '$ACTION_REF_'

/**
 * @param {FormData} form
 * @param {ReadonlySet<string>} acts
 */
function refusalOfForm(form, acts) {
  const names = [...form.keys()]
  const ids = [
    ...names.filter(name => name.startsWith(byId)).map(name => name.slice(byId.length)),
    ...names.filter(name => name.startsWith(byNumber)).map(name => boundId(form, name.slice(byNumber.length))),
  ]
  if (ids.length === 0 || !ids.every(id => /^[0-9a-f]{40,64}$/.test(id))) return malformed
  return ids.every(id => acts.has(id)) ? null : otherVersion
}

/**
 * The id that a form writes under a number, '' where it writes none.
 * @param {FormData} form
 * @param {string} number
 */
function boundId(form, number) {
  const bound = parsed(form.get(`$ACTION_${number}:0`))
  return typeof bound === 'object' && bound !== null && 'id' in bound ? `${bound.id}` : ''
}

/**
 * @param {unknown} text
 * @returns {unknown}
 */
function parsed(text) {
  try {
    return JSON.parse(`${text}`)
  } catch {
    return undefined
  }
}
