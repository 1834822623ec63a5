/** How many bytes may be held at once of all that is on its way, so that many who send slowly do not fill the memory. */
const most = 64 * 1_048_576

let held = 0

/** @typedef {{ how: 'too-large' | 'too-many' | 'gone' } | { how: 'whole', body: Buffer }} Received */

/**
 * Holds back what a request sends until all of it is there, so that nothing else waits for who sends slowly, and what is too large is known
 * before anybody has read it. It is called where the request begins, and the request is then read as ever.
 * @param {import('node:http').IncomingMessage} request
 * @param {number} largest in bytes
 * @returns {Promise<Received>}
 */
export function received(request, largest) {
  return new Promise(resolve => {
    /** @type {Buffer[]} */
    const chunks = []
    let size = 0
    /** @param {Received} received */
    const end = received => {
      held -= size
      Reflect.deleteProperty(request, 'push')
      resolve(received)
    }
    request.once('close', () => Object.hasOwn(request, 'push') && end({ how: 'gone' }))
    // What Node's parser calls for each piece that arrives, with null at the end.
    request.push = chunk => {
      if (chunk === null) {
        end({ how: 'whole', body: Buffer.concat(chunks) })
        for (const each of chunks) request.push(each)
        return request.push(null)
      }
      chunks.push(chunk)
      size += chunk.length
      held += chunk.length
      if (size > largest) end({ how: 'too-large' })
      else if (held > most) end({ how: 'too-many' })
      return true
    }
  })
}
