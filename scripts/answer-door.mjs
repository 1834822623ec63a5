import { parseArgs } from 'node:util'
import { createAnswerDoor } from './answer-door/door.mjs'
import { answerDoor } from './answer-door/settings.mjs'
import { UserError } from './command-line.mjs'

/*
 * The program behind the port at which clients answer: a process of its own, with nothing of the practice in it, which is begun anew when it
 * ends. It is told where the app is: answer-door --app ADDRESS.
 */

function main() {
  const { values } = parseArgs({ options: { app: { type: 'string' } } })
  const settings = answerDoor()
  if (!settings || values.app === undefined) throw new UserError('The answer door needs ANSWER_PORT and --app ADDRESS.')
  const app = { address: new URL(values.app), key: process.env.ATTUNE_DOOR_KEY ?? '' }
  const stop = () => process.exit(0)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
  // It ends with whoever began it, whatever ended that.
  if (process.env.ATTUNE_LIFELINE === 'stdin') process.stdin.on('end', stop).on('error', stop).resume()
  createAnswerDoor(settings, app).once('error', fail).listen(settings.port, settings.host)
}

/** @param {unknown} error */
function fail(error) {
  console.error(error instanceof UserError ? error.message : error)
  process.exit(1)
}

try {
  main()
} catch (error) {
  fail(error)
}
