import { createServer } from 'node:http'
import Database from 'better-sqlite3'

/*
 * The least that can send a page of this practice: Node's own server, one small question to the database, and the bytes that Attune
 * made. Started with the file of the database, the id of a person and the port. PUT keeps a page, GET sends it.
 */
const [file = '', personId = '', port = ''] = process.argv.slice(2)
const person = new Database(file, { readonly: true }).prepare('select name from people where id = ?')

/** @type {Map<string, { type: string, body: Buffer }>} */
const pages = new Map()

/** @param {import('node:http').IncomingMessage} request */
async function keep(request) {
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  pages.set(request.url ?? '', { type: request.headers['content-type'] ?? '', body: Buffer.concat(chunks) })
}

createServer(async (request, response) => {
  if (request.method === 'PUT') await keep(request)
  const page = pages.get(request.url ?? '')
  if (!person.get(personId) || (!page && request.url !== '/')) return response.writeHead(404).end()
  response.writeHead(200, { 'content-type': page?.type ?? 'text/plain', 'cache-control': 'private, no-store' })
  response.end(page?.body)
}).listen(Number(port), '127.0.0.1')

process.once('SIGTERM', () => process.exit())
