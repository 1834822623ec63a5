/** Says on a terminal what is being done, in one line that gives way to the next; elsewhere, a line each time. */
export function statusLine(out: NodeJS.WriteStream): { tell: (words: string) => void; clear: () => void } {
  let last = ''
  const began = performance.now()
  const tell = (words: string) => {
    if (words === last) return
    last = words
    const minutes = Math.floor((performance.now() - began) / 60_000)
    const text = `[${minutes} min] ${words}`
    out.write(out.isTTY ? `\r\u001b[K${text.slice(0, out.columns - 1)}` : `${text}\n`)
  }
  const clear = () => {
    if (out.isTTY) out.write('\r\u001b[K')
  }
  return { tell, clear }
}
