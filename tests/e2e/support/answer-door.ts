import { once } from 'node:events'
import { networkInterfaces } from 'node:os'
import { createAnswerDoor } from '../../../scripts/answer-door/door.mjs'
import { freePort } from '../../../scripts/port.mjs'

/**
 * Opens an answer door in front of a server, as phones in the house reach it: by the machine's own address in the network and without
 * encryption. Where there is no network, by its name for itself. Gives the address, and what closes it.
 */
export async function openAnswerDoor(app: string) {
  const port = await freePort()
  const origin = `http://${ofNetwork() ?? 'localhost'}:${port}`
  const door = createAnswerDoor({ host: '0.0.0.0', port, origin }, { address: new URL(app), key: '' })
  door.listen(port, '0.0.0.0')
  await once(door, 'listening')
  const close = () => {
    door.closeAllConnections()
    door.close()
  }
  return { origin, close }
}

const ofNetwork = () =>
  Object.values(networkInterfaces())
    .flat()
    .find(each => each?.family === 'IPv4' && !each.internal)?.address
