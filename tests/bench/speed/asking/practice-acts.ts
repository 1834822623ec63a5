import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { AttuneServer } from '../servers/attune-server'
import type { Answer, Exchange } from '../servers/exchange'
import { actionId, sendForm } from './action-call'
import { formFields } from './form-fields'
import { checked, measures, thresholds } from './pages'

/** The threshold that is changed, and how far: the limit at which a slow decline is flagged. Every episode is read by it. */
const changed = 'drift.limit'
const change = 0.5

type Form = Record<string, string>

/** The measure whose rhythm in the plan is changed, and the one whose early cut is taken. */
const alliance = 'wai-sr'

/** What the administrator does by which a whole practice is read, sent as their pages send it. */
export class PracticeActs {
  readonly #call: { page: string; action: string }
  readonly #cut: { page: string; action: string }
  readonly #plan: { page: string; action: string }

  constructor(
    { checkout }: AttuneServer,
    private readonly administrator: Exchange,
  ) {
    this.#call = { page: thresholds.path, action: actionId(checkout, 'thresholds/actions.ts#setThresholds') }
    this.#cut = { page: thresholds.path, action: actionId(checkout, 'thresholds/actions.ts#renewCut') }
    this.#plan = { page: measures.path, action: actionId(checkout, 'practice/actions.ts#changePlan') }
  }

  /** What the page would send with one threshold changed, up the first time and down the next. */
  async typed(): Promise<Form> {
    const page = checked(thresholds, await this.administrator.ask(thresholds.path))
    const fields = formFields(page.body.toString('utf8'), changed)
    const value = Number(fields[changed])
    return { ...fields, [changed]: String(value > 4 ? value - change : value + change) }
  }

  /** Shows what the change would do; gives what is to be sent to keep it. */
  async preview(typed: Form): Promise<Form> {
    const answer = await sendForm(this.administrator, this.#call, { ...typed, step: 'preview' })
    const [, shown] = /"shown":("(?:[^"\\]|\\.)+")/.exec(answer.body.toString('utf8')) ?? []
    if (answer.status !== 200 || !shown) throw new Error(refusal('A preview of the thresholds', answer))
    return { ...typed, shown: String(JSON.parse(shown)) }
  }

  /** Keeps the change. */
  async save(previewed: Form): Promise<void> {
    const answer = await sendForm(this.administrator, this.#call, { ...previewed, step: 'save' })
    if (answer.status !== 200 || !answer.body.includes('"ok":true')) throw new Error(refusal('A threshold', answer))
  }

  /** Takes the practice's own cut for early alliance anew. */
  async renewCut(): Promise<void> {
    const answer = await sendForm(this.administrator, this.#cut, { instrumentId: alliance })
    if (answer.status !== 200 || !answer.body.includes('"ok":true')) throw new Error(refusal('An early cut', answer))
  }

  /** Has the alliance asked at another rhythm: every session where it was every other, else every other. */
  async changePlan(): Promise<void> {
    const page = checked(measures, await this.administrator.ask(measures.path))
    const fields = formFields(page.body.toString('utf8'), 'entries')
    const entries = planSchema.parse(JSON.parse(fields.entries ?? '')).map(entry => ({
      ...entry,
      everySessions: entry.instrumentId === alliance ? otherRhythm(entry.everySessions) : entry.everySessions,
    }))
    const answer = await sendForm(this.administrator, this.#plan, { ...fields, entries: JSON.stringify(entries) })
    if (answer.status !== 200 || !answer.body.includes('"ok":true')) throw new Error(refusal('A plan', answer))
  }

  /** Waits until the page no longer says that episodes are being read again; false where it never said so. */
  async untilReadAgain(): Promise<boolean> {
    let times = 0
    while ((await this.administrator.ask(thresholds.path)).body.includes('being read again')) {
      times++
      await sleep(500)
    }
    return times > 0
  }
}

const planSchema = z.array(z.looseObject({ instrumentId: z.string(), everySessions: z.string() }))
const otherRhythm = (everySessions: string) => (everySessions === '2' ? '1' : '2')

const refusal = (what: string, { status, body }: Answer) =>
  `${what} was refused (${status}): ${body.toString('utf8').slice(0, 400)}`
