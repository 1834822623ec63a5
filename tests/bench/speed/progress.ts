/** Says what is being done, and how much of it is done. */
export type Tell = (step: string, done: number, of: number) => void

/** Shows on a terminal how far each step is, in one line; elsewhere writes each step once. */
export function showProgress(out: NodeJS.WriteStream): Tell {
  let shown = ''
  return (step, done, of) => {
    if (out.isTTY) out.write(`\r\u001b[K${step}: ${count(done)} of ${count(of)}${done === of ? '\n' : ''}`)
    else if (step !== shown) out.write(`${step}\n`)
    shown = step
  }
}

/** A number with its thousands set apart. */
export const count = (number: number): string => number.toLocaleString('en-GB')
