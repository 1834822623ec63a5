import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { notePeers, peerHeader } from '@/app/auth/peer'

test('what a request says of its own connection is replaced by what the connection says', async () => {
  notePeers()
  const server = createServer((request, response) => response.end(JSON.stringify(request.headers[peerHeader])))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  const told = await fetch(`http://127.0.0.1:${port}`, { headers: { [peerHeader]: '203.0.113.9' } })
  expect(await told.json()).toBe('127.0.0.1')
  await new Promise(resolve => server.close(resolve))
})
