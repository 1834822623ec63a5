import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'

type Received = { from: string; to: string[]; message: string }

/** A mail server that takes everything, or refuses all recipients, and keeps it to be looked at. */
export async function mailServer({ refuses = false } = {}) {
  const received: Received[] = []
  const server = createServer(socket => converse(socket, received, refuses))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = isInfo(address) ? address.port : 0
  const stop = () => new Promise<void>(resolve => server.close(() => resolve()))
  return { url: `smtp://127.0.0.1:${port}`, received, stop }
}

const isInfo = (address: ReturnType<ReturnType<typeof createServer>['address']>): address is AddressInfo =>
  typeof address === 'object' && address !== null

/** RFC 5321, as much of it as a client asks for. */
function converse(socket: Socket, received: Received[], refuses: boolean): void {
  let [buffer, message, isData] = ['', '', false]
  let mail: Received = { from: '', to: [], message: '' }
  const say = (line: string) => socket.write(`${line}\r\n`)
  const command = (line: string) => {
    const [verb = ''] = line.toUpperCase().split(' ')
    const about = /<([^>]*)>/.exec(line)?.[1] ?? ''
    if (verb === 'EHLO' || verb === 'HELO') return say('250 localhost')
    if (verb === 'MAIL') {
      mail = { from: about, to: [], message: '' }
      return say('250 OK')
    }
    if (verb === 'RCPT') {
      if (refuses) return say('550 No such person')
      mail.to.push(about)
      return say('250 OK')
    }
    if (verb === 'DATA') {
      isData = true
      return say('354 Go on')
    }
    if (verb === 'QUIT') {
      say('221 Bye')
      return socket.end()
    }
    return say('250 OK')
  }
  const take = (line: string) => {
    if (!isData) return command(line)
    if (line !== '.') {
      message += `${line.replace(/^\./, '')}\n`
      return
    }
    received.push({ ...mail, message })
    isData = false
    message = ''
    say('250 Taken')
  }
  socket.on('error', () => {})
  socket.on('data', chunk => {
    buffer += chunk.toString('latin1')
    for (let end = buffer.indexOf('\r\n'); end >= 0; end = buffer.indexOf('\r\n')) {
      const line = buffer.slice(0, end)
      buffer = buffer.slice(end + 2)
      take(line)
    }
  })
  say('220 localhost')
}
