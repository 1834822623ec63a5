const undone: (() => void)[] = []

/** Has something done when this process ends, however it ends; gives back what does it now instead. Last come, first served. */
export function atTheEnd(work: () => void): () => void {
  if (undone.length === 0) listen()
  undone.push(work)
  return () => {
    const at = undone.indexOf(work)
    if (at < 0) return
    undone.splice(at, 1)
    work()
  }
}

let isListening = false

function listen(): void {
  if (isListening) return
  isListening = true
  process.on('exit', () => {
    for (const work of undone.splice(0).reverse()) attempt(work)
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130))
}

/** One thing that cannot be cleaned up leaves the others to be. */
function attempt(work: () => void): void {
  try {
    work()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
  }
}
