import { createHash } from 'node:crypto'
import type { Finding, Tampering } from '../lib/audit-finding'
import type { AnchorLine, Anchors } from './audit-anchors'
import { headOf, sizesTakenIn } from './audit-chain'
import type { AuditKey } from './audit-key'
import { auditPages, type ChainRow, newestSeq } from './audit-rows'
import { hashOfEntry, textOfOldEntry } from './audit-text'
import type { Sql } from './engine'

export type Verified = {
  entries: number
  /** When the newest one was noted. */
  newestAt: number | null
  /** How many anchors agree, and when the last of them was made. */
  anchors: { agree: number; lastAt: string | null }
  finding: Finding | null
  /** Entries that say that the end of the chain was found changed: what stands before them was not watched over. */
  broken: readonly { seq: number; at: number }[]
}

/**
 * Reads the audit from its first entry to its last and gives the first thing that is not as it was written. Entries are held a page at a
 * time. `tx` is one moment of the practice: people may be at work.
 */
export async function verifyAudit(
  tx: Sql,
  key: AuditKey,
  anchors: Anchors,
  onProgress: (done: number) => void = () => {},
): Promise<Verified> {
  const newest = (await newestSeq(tx)) ?? 0
  const walk = new Walk(anchors.inForce, await sizesTakenIn(tx))
  for await (const page of auditPages(tx)) {
    for (const row of page) if (!walk.step(row)) return walk.result()
    onProgress((page.at(-1)?.seq ?? 0) / newest)
  }
  walk.end(await headOf(tx, key))
  return walk.result()
}

/** One walk along the entries. */
class Walk {
  readonly #anchors: readonly AnchorLine[]
  #next = 0
  #agreed: AnchorLine | null = null
  #agree = 0
  #entries = 0
  /** Of the entries from before the chain: how many were taken in together, and the digests over those that were read. */
  readonly #sizes: readonly number[]
  readonly #digests: string[] = []
  #old = 0
  #digest = createHash('sha256')
  #taken = 0
  #isChained = false
  #last: ChainRow | null = null
  #beforeLast: Buffer | null = null
  #finding: Finding | null = null
  readonly #broken: { seq: number; at: number }[] = []

  constructor(anchors: readonly AnchorLine[], sizes: readonly number[]) {
    this.#anchors = anchors
    this.#sizes = sizes
  }

  /** Whether there was nothing to find at this entry. */
  step(row: ChainRow): boolean {
    const finding = row.hash === null ? this.#oldEntry(row) : this.#entry(row, row.hash)
    const wrong = finding ?? this.#anchored(row)
    if (wrong) {
      this.#finding = wrong
      return false
    }
    this.#entries++
    if (row.act === 'audit.broken') this.#broken.push({ seq: row.seq, at: row.happenedAt })
    this.#beforeLast = this.#last?.hash ?? null
    this.#last = row
    return true
  }

  #oldEntry(row: ChainRow): Finding | null {
    if (this.#isChained) return found('unbound', row)
    this.#old++
    this.#digest.update(textOfOldEntry(row))
    if (this.#old === this.#sizes[this.#digests.length]) this.#endPart()
    return null
  }

  #endPart(): void {
    this.#digests.push(this.#digest.digest('hex'))
    this.#digest = createHash('sha256')
    this.#old = 0
  }

  /** Whether entries from before the chain were read that no entry of it takes in. */
  get #isLeftOut(): boolean {
    return this.#old > 0 || this.#taken < this.#digests.length
  }

  #entry(row: ChainRow, hash: Buffer): Finding | null {
    const isFirst = !this.#isChained
    this.#isChained = true
    const expected = (this.#last?.seq ?? 0) + 1
    if (row.seq !== expected) return { ...found('missing', row), seq: expected, upTo: row.seq - 1 }
    const previous = this.#last?.hash ?? null
    if (!hashOfEntry(row, previous).equals(hash)) return this.#wrong(row, hash)
    const isWrong = row.act === 'audit.begin' ? !this.#takesIn(row) : isFirst && this.#isLeftOut
    return isWrong ? { ...found('before-the-chain', row), seq: 1 } : null
  }

  /** Where it follows on the entry before the last, with the number of that one, the last was put in between. */
  #wrong(row: ChainRow, hash: Buffer): Finding {
    const asItWas = { ...row, seq: row.seq - 1 }
    const isPutIn = this.#last !== null && hashOfEntry(asItWas, this.#beforeLast).equals(hash)
    return isPutIn && this.#last ? found('put-in', this.#last) : found('changed', row)
  }

  #takesIn({ count, detail }: ChainRow): boolean {
    const [size, digest] = [this.#sizes[this.#taken], this.#digests[this.#taken]]
    this.#taken++
    return count === size && detail === digest
  }

  #anchored(row: ChainRow): Finding | null {
    for (; ; this.#next++) {
      const anchor = this.#anchors[this.#next]
      if (!anchor || anchor.seq > row.seq) return null
      if (anchor.seq < row.seq || (anchor.hash !== null && anchor.hash !== row.hash?.toString('hex')))
        return this.#writtenAnew(anchor.seq, row.happenedAt)
      this.#agreed = anchor
      this.#agree++
    }
  }

  #writtenAnew(upTo: number, at: number): Finding {
    return { kind: 'written-anew', seq: (this.#agreed?.seq ?? 0) + 1, upTo, at }
  }

  /** What the head and the anchors say beyond the last entry that there is. */
  end(head: Awaited<ReturnType<typeof headOf>>): void {
    const last = this.#last
    const seq = last?.seq ?? 0
    const beyond = this.#anchors[this.#next]
    const at = last?.happenedAt ?? null
    if (last && this.#isLeftOut) this.#finding = { kind: 'before-the-chain', seq: 1, upTo: seq, at }
    else if (beyond) this.#finding = { kind: 'cut-off', seq: seq + 1, upTo: beyond.seq, at }
    else if (!head) this.#finding = last ? { kind: 'head', seq, upTo: seq, at } : null
    else if (!head.isSealed) this.#finding = { kind: 'head', seq, upTo: seq, at }
    else if (head.seq > seq) this.#finding = { kind: 'cut-off', seq: seq + 1, upTo: head.seq, at }
    else if (head.seq < seq) this.#finding = { kind: 'added', seq: head.seq + 1, upTo: seq, at }
    else if (!last?.hash?.equals(head.hash)) this.#finding = this.#writtenAnew(seq, at ?? 0)
  }

  result = (): Verified => ({
    entries: this.#entries,
    newestAt: this.#last?.happenedAt ?? null,
    anchors: { agree: this.#agree, lastAt: this.#agreed?.at ?? null },
    finding: this.#finding,
    broken: this.#broken,
  })
}

const found = (kind: Tampering, { seq, happenedAt }: ChainRow): Finding => ({ kind, seq, upTo: seq, at: happenedAt })
