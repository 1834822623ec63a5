import { timeForLine } from '../db/progress-lines'

/** Prints the share (0 to 1) that is done now and then: what takes long is seen to go on, and what is short says nothing. */
export function shareDone(what: string): (done: number) => void {
  const isTime = timeForLine()
  return done => {
    if (isTime()) console.log(`${what}: ${Math.floor(done * 100)} %`)
  }
}

/** The same for what is counted. */
export function countDone(what: string): (done: number, total: number) => void {
  const isTime = timeForLine()
  return (done, total) => {
    if (isTime()) console.log(`${what}: ${done} of ${total}`)
  }
}
