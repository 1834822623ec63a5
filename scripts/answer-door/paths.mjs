/** What may be opened, and what may be sent to. A link is 26 letters. */
const opened = [
  /^\/answer$/,
  /^\/answer\/[a-z2-7]{26}$/,
  /^\/answer\/now$/,
  /^\/answer\/(style\.css|keep\.js)$/,
  /^\/answer\/fonts\/[a-z-]+\.woff2$/,
]
const sentTo = [/^\/answer\/code$/, /^\/answer\/[a-z2-7]{26}\/begin$/, /^\/answer\/now\/(keep|send|stop)$/]

/**
 * Whether the answer door lets something through, as the path came and nothing of it read in a second way.
 * @param {string} path
 * @param {string} method
 */
export const isListed = (path, method) => (method === 'POST' ? sentTo : opened).some(pattern => pattern.test(path))

const asked = /^(?:language=[a-z]{2}|page=[a-z\d]{1,4})$/

/**
 * What is passed on of the rest of an address: the language and the page that were chosen.
 * @param {string} query
 */
export function queryPassedOn(query) {
  const passed = query.split('&').filter(each => asked.test(each))
  return passed.length > 0 ? `?${passed.join('&')}` : ''
}
