import { addAnchor, anchorsFile } from './audit-anchors'
import { headOf } from './audit-chain'
import type { Head } from './audit-text'
import { auditKey, db, openFolder } from './open'

/** How often a server that is at work anchors the audit, in ms. Entries that are newer rest on the sealed head alone. */
const often = 10 * 60_000

declare global {
  // Set when the process is told to stop: whoever ends it waits for this, and belongs to another bundle.
  var lastWork: Promise<void> | undefined
}

/** The hash that this process has anchored last. */
let anchored = ''

/** Anchors the audit now, and from then on while the server runs, where there is something new; and once more when it is told to stop. */
export async function keepAnchoring(): Promise<void> {
  await anchor()
  setInterval(() => void anchor(), often).unref()
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      globalThis.lastWork = anchor()
    })
}

/** A head that nobody with the key has sealed is not signed: the next entry says so. A file that cannot be written is told, and tried again. */
async function anchor(): Promise<void> {
  try {
    const head = await headOf(db(), auditKey())
    if (head?.isSealed) anchorHead(head, Date.now())
  } catch (error) {
    console.error(`The audit could not be anchored: ${error instanceof Error ? error.message : 'unknown'}`)
  }
}

/** Writes how far the audit goes into the file of anchors, unless it stands there already. */
function anchorHead({ practiceId, seq, hash }: Head, now: number): void {
  const written = hash.toString('hex')
  if (written === anchored) return
  const at = new Date(now).toISOString()
  const line = { kind: 'anchor', practice: practiceId, seq, hash: written, at } as const
  addAnchor(anchorsFile(openFolder()), auditKey(), line)
  anchored = written
}
