import type { Entry } from '@/lib/entry'

/** What the server answers to a draft. */
export type DraftReply =
  | { ok: true; draftVersion: number; savedAt: number }
  | { ok: false; why: 'not-found' | 'conflict' | 'signed-out' | 'failed' | 'invalid' }

export type Typed = {
  entries: Entry[]
  /** The clinician's own words, where they were touched. */
  note?: string | undefined
}
export type KeepDraft = (draft: Typed & { draftVersion: number }) => Promise<DraftReply>

export type DraftStatus =
  | { kind: 'untouched' | 'waiting' | 'saving' | 'retrying' | 'signed-out' | 'conflict' | 'refused' }
  | { kind: 'saved'; at: number }

/** Milliseconds: the pause in typing after which a draft is sent, the longest wait while typing goes on, the retries. */
export const pace = { pause: 400, longest: 1000, firstRetry: 1000, lastRetry: 15_000 } as const

/** The server answers 404 for a session that is no longer open to the viewer; whatever else goes wrong may go right next time. */
function unlessGone(error: unknown): DraftReply | null {
  const isGone = error instanceof Error && 'digest' in error && String(error.digest).endsWith(';404')
  return isGone ? { ok: false, why: 'not-found' } : null
}

/**
 * Sends drafts one at a time: never two in flight, always the newest next, again and again while the network or the login is
 * away. After a conflict it waits to be told which version counts.
 */
export class DraftKeeper {
  #pending: Typed | null = null
  #inFlight: Promise<void> | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #firstWaitingAt = 0
  #retry = 0
  #isHeld = false
  #isSignedOut = false
  #isRefused = false
  /** What was sent and never answered: each of it may have arrived. */
  #unanswered: Typed[] = []

  constructor(
    private readonly send: KeepDraft,
    private draftVersion: number,
    private readonly show: (status: DraftStatus) => void,
    private readonly clock: () => number = Date.now,
  ) {}

  /** Something was typed. Urgent drafts (a safety item) go at once. */
  change(typed: Typed, isUrgent = false): void {
    if (this.#pending === null) this.#firstWaitingAt = this.clock()
    this.#pending = typed
    if (this.#isHeld) return
    this.#tell({ kind: 'waiting' })
    const waited = this.clock() - this.#firstWaitingAt
    this.#schedule(isUrgent ? 0 : Math.min(pace.pause, Math.max(0, pace.longest - waited)))
  }

  /** Sends what waits without waiting longer, for when the page is about to be left. */
  flush(): void {
    if (this.#pending && !this.#isHeld) this.#schedule(0)
  }

  /** Sends what waits, and waits until it has arrived; false where it has not, or is not taken. */
  async settle(): Promise<boolean> {
    clearTimeout(this.#timer)
    this.#start()
    await this.#inFlight
    return !this.isBehind && !this.#isRefused
  }

  /** Whether something typed has not reached the server yet. */
  get isBehind(): boolean {
    return this.#pending !== null || this.#inFlight !== null
  }

  /** The draft that a save or a giving up replaces: the newest that this screen knows of. */
  get version(): number {
    return this.draftVersion
  }

  /** Gives up what was typed here in favour of another version. */
  drop(): void {
    this.#isHeld = true
    this.#pending = null
    clearTimeout(this.#timer)
  }

  /** Stops sending and waits for what is under way, so that no draft arrives after the save. */
  async hold(): Promise<void> {
    this.#isHeld = true
    clearTimeout(this.#timer)
    await this.#inFlight
    if (this.#unanswered.length > 0) await this.#findOwn()
  }

  /** Goes on after a hold or a conflict; `draftVersion` is the one to write over. */
  resume(draftVersion = this.draftVersion): void {
    this.draftVersion = draftVersion
    this.#isHeld = false
    this.flush()
  }

  /** From here on a draft of that version is replaced, and no other. */
  writeOver(draftVersion: number): void {
    this.draftVersion = draftVersion
  }

  #schedule(wait: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#start(), wait)
  }

  #start(): void {
    if (this.#inFlight || this.#isHeld || !this.#pending) return
    const typed = this.#pending
    this.#pending = null
    this.#tell({ kind: 'saving' })
    this.#inFlight = this.#deliver(typed).finally(() => {
      this.#inFlight = null
      if (this.#pending && !this.#isHeld) this.#schedule(this.#retryWait())
    })
  }

  async #deliver(typed: Typed): Promise<void> {
    const reply = await this.#sent(typed)
    if (reply?.ok) return this.#arrived(reply)
    this.#pending ??= typed
    if (reply?.why === 'conflict' || reply?.why === 'not-found' || reply?.why === 'invalid')
      return this.#stuck(reply.why)
    this.#retry += 1
    this.#tell({ kind: reply?.why === 'signed-out' ? 'signed-out' : 'retrying' })
  }

  async #sent(typed: Typed): Promise<DraftReply | null> {
    const reply = await this.send({ draftVersion: this.draftVersion, ...typed }).catch(unlessGone)
    if (reply?.ok) this.#unanswered = []
    else if (reply === null || reply.why === 'failed') this.#unanswered.push(typed)
    else if (reply.why === 'conflict' && (await this.#findOwn())) return this.#sent(typed)
    return reply
  }

  /** Whether what is in the way is of this screen itself, stored though its answer was lost: sent again, it is known by its content. */
  async #findOwn(): Promise<boolean> {
    const own = this.#unanswered.toReversed()
    this.#unanswered = []
    for (const typed of own) {
      const reply = await this.send({ draftVersion: this.draftVersion, ...typed }).catch(unlessGone)
      if (!reply?.ok) continue
      this.draftVersion = reply.draftVersion
      return true
    }
    return false
  }

  /** "Signed out" is reported once and holds until a draft has arrived: retries in the meantime do not change it. */
  #tell(status: DraftStatus): void {
    const isTrying = status.kind === 'waiting' || status.kind === 'saving' || status.kind === 'signed-out'
    if (this.#isSignedOut && isTrying) return
    this.#isSignedOut = status.kind === 'signed-out'
    this.show(status)
  }

  #arrived(reply: { draftVersion: number; savedAt: number }): void {
    this.draftVersion = reply.draftVersion
    this.#retry = 0
    this.#isRefused = false
    this.#tell(this.#pending ? { kind: 'waiting' } : { kind: 'saved', at: this.clock() })
  }

  /** Sending the same again would not help: a person has to decide, or type on. */
  #stuck(why: 'conflict' | 'not-found' | 'invalid'): void {
    this.#isHeld = why === 'conflict'
    this.#isRefused = why !== 'conflict'
    this.#pending = why === 'conflict' ? this.#pending : null
    this.#tell({ kind: why === 'conflict' ? 'conflict' : 'refused' })
  }

  #retryWait = () => (this.#retry === 0 ? 0 : Math.min(pace.lastRetry, pace.firstRetry * 2 ** (this.#retry - 1)))
}
