import { Exchange } from '../servers/exchange'
import { floodSchema } from './floods'

/*
 * Sends one kind of thing over and over, forty at a time, until it is ended: in a process of its own, so that what it takes to send is not
 * waited for by who measures. Whether the server takes it or refuses is all the same to it.
 */
const senders = 40

const flood = floodSchema.parse(JSON.parse(process.argv[2] ?? ''))
const exchange = new Exchange(flood.port, flood.cookie)

const send = {
  'log-ins': () => exchange.ask('/api/auth/callback/password', { method: 'POST', ...form(flood.csrfToken) }),
  PDFs: () => exchange.ask(flood.path),
  'bodies of 9 MB': () => exchange.ask('/login', { method: 'POST', headers: large, body: nineMegabytes }),
}[flood.kind]

const nineMegabytes = Buffer.alloc(9_000_000, 'a')
const large = { 'content-type': 'text/plain;charset=UTF-8', 'next-action': '40'.repeat(21) }

function form(csrfToken: string) {
  const email = `nobody-${Math.floor(Math.random() * 1e9)}@attune.example`
  const body = String(new URLSearchParams({ csrfToken, email, password: 'not the password', json: 'true' }))
  return { headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length }, body }
}

await Promise.all(
  Array.from({ length: senders }, async () => {
    for (;;) await send().catch(() => null)
  }),
)
