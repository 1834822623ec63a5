import path from 'node:path'

/** How many tests run at once: each worker has a practice and a server of its own, so that none meets what another worker left. */
export const workers = 2

/*
 * Every process of a run finds in the environment what the first one chose: the folder with the practices (ATTUNE_E2E_PRACTICE), the
 * one that is empty (ATTUNE_E2E_EMPTY), and a port for each of them (ATTUNE_E2E_PORTS), that of the empty one last.
 */
const ports = () => (process.env.ATTUNE_E2E_PORTS ?? '').split(',')
const place = (folder: string, port: string) => ({ folder, port, address: `http://localhost:${port}` })

/** The practices that the tests fill, in the order of the workers. */
export const practicePlaces = () =>
  ports()
    .slice(0, workers)
    .map((port, index) => place(path.join(process.env.ATTUNE_E2E_PRACTICE ?? '', String(index)), port))

export const emptyPlace = () => place(process.env.ATTUNE_E2E_EMPTY ?? '', ports()[workers] ?? '')

/** Which practice is this worker's. */
export const ownIndex = () => Number(process.env.TEST_PARALLEL_INDEX)

export function ownPlace() {
  const own = practicePlaces()[ownIndex()]
  if (!own) throw new Error(`There are practices for ${workers} workers.`)
  return own
}
