import { randomUUID } from 'node:crypto'
import { root } from '../../../../scripts/folder.mjs'
import { RunningServer } from './running-server'

/** Attune with the answer door before it, as behind a proxy on the same machine. */
export type AnswerServers = { app: RunningServer; door: RunningServer; stop: () => Promise<void> }

/** Starts both on the practice in a folder. */
export async function startAnswerServers(folder: string): Promise<AnswerServers> {
  const key = randomUUID()
  const settings = { ATTUNE_DATA: folder, ATTUNE_ORIGIN: '', ATTUNE_DOOR_KEY: key, ATTUNE_LIFELINE: 'stdin' }
  const app = await RunningServer.start(port => ({
    args: ['scripts/front.mjs', 'start', '-H', '127.0.0.1', '-p', String(port)],
    folder: root,
    env: { ...settings, NEXTAUTH_URL: `http://localhost:${port}`, HOSTNAME: '127.0.0.1', PORT: String(port) },
    ready: '/api/health',
  }))
  const door = await RunningServer.start(port => ({
    args: ['scripts/answer-door.mjs', '--app', `http://localhost:${app.port}`],
    folder: root,
    env: { ATTUNE_DOOR_KEY: key, ATTUNE_LIFELINE: 'stdin', ANSWER_PORT: String(port), PORT: String(app.port) },
    ready: '/answer',
  }))
  const stop = async () => {
    await door.stop()
    await app.stop()
  }
  return { app, door, stop }
}
