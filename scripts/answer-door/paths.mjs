/** The link in a mail that stops reminders: a page with a button, and what programs of mail send to by themselves (RFC 8058). */
const stopLink = /^\/answer\/stop\/[\da-f-]{36}\.[\w-]{43}$/

/** The link that makes a device a tablet of the practice: a page with a button. */
const tabletLink = /^\/answer\/tablet\/[\da-f-]{36}\.[\w-]{43}$/

const sentTo = [
  /^\/answer\/code$/,
  /^\/answer\/[a-z2-7]{26}\/begin$/,
  /^\/answer\/now\/(keep|send|stop)$/,
  tabletLink,
  stopLink,
]

/** What may be opened, and what may be sent to. A link is 26 letters. What is sent to leads to its page where it is opened. */
const opened = [
  /^\/answer$/,
  /^\/answer\/[a-z2-7]{26}$/,
  /^\/answer\/now$/,
  /^\/answer\/(style\.css|keep\.js)$/,
  /^\/answer\/fonts\/[a-z-]+\.woff2$/,
  ...sentTo,
]

/**
 * Whether the answer door lets something through, as the path came and nothing of it read in a second way.
 * @param {string} path
 * @param {string} method
 */
export const isListed = (path, method) => (method === 'POST' ? sentTo : opened).some(pattern => pattern.test(path))

/**
 * Whether the address alone says all that is sent to it: what comes with it, in whatever form and from whichever program, is read by nobody.
 * @param {string} path
 */
export const saysAll = path => stopLink.test(path)

const asked = /^(?:language=[a-z]{2}|page=[a-z\d]{1,4})$/

/**
 * What is passed on of the rest of an address: the language and the page that were chosen.
 * @param {string} query
 */
export function queryPassedOn(query) {
  const passed = query.split('&').filter(each => asked.test(each))
  return passed.length > 0 ? `?${passed.join('&')}` : ''
}
