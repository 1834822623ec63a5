import { closeSync, openSync, readSync } from 'node:fs'
import { readEnd, Sum } from './move-format'

/** The whole lines of a file, one after another, without holding more of it than a line. What stands after the last line break is none. */
export function* linesOf(file: string): Generator<string> {
  const fd = openSync(file, 'r')
  try {
    let rest = Buffer.alloc(0)
    for (const chunk of chunksOf(fd)) {
      const bytes = Buffer.concat([rest, chunk])
      let from = 0
      for (let at = bytes.indexOf(lineBreak); at >= 0; at = bytes.indexOf(lineBreak, from)) {
        yield bytes.toString('utf8', from, at)
        from = at + 1
      }
      rest = bytes.subarray(from)
    }
  } finally {
    closeSync(fd)
  }
}

const lineBreak = 10
const chunkBytes = 1 << 18

function* chunksOf(fd: number): Generator<Buffer> {
  for (;;) {
    const chunk = Buffer.alloc(chunkBytes)
    const count = readSync(fd, chunk)
    if (count === 0) return
    yield chunk.subarray(0, count)
  }
}

/** The first line of a file, and how many rows its last line says, where all that is between is as it was written; else null. */
export function checkedLines(file: string): { first: string; rows: number } | null {
  const sum = new Sum()
  let [first, last, count] = ['', '', 0]
  for (const line of linesOf(file)) {
    if (count === 0) first = line
    else sum.add(last)
    last = line
    count++
  }
  const end = readEnd(last)
  const isWhole = end !== null && end.rows === count - 2 && end.sha256 === sum.end()
  return isWhole ? { first, rows: end.rows } : null
}
