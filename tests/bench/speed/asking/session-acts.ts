import { randomUUID } from 'node:crypto'
import type { AttuneServer } from '../servers/attune-server'
import type { Answer, Exchange } from '../servers/exchange'
import { actionId, callWith, sendForm, sendPlainForm } from './action-call'
import { ordinarySession } from './session-answers'

const named = (name: string) => `sessions/actions.ts#${name}`

/** What a clinician does to a session, sent as the entry screen sends it. Every act throws where it was refused. */
export class SessionActs {
  readonly #ids: Readonly<Record<'begin' | 'draft' | 'save' | 'move' | 'discard', string>>

  constructor(
    { checkout }: AttuneServer,
    private readonly clinician: Exchange,
  ) {
    this.#ids = {
      begin: actionId(checkout, named('beginSession')),
      draft: actionId(checkout, named('keepDraft')),
      save: actionId(checkout, named('recordSession')),
      move: actionId(checkout, named('moveToClient')),
      discard: actionId(checkout, named('discard')),
    }
  }

  /** Begins today's session of a client, or one more of today; gives its id. */
  async begin(clientId: string): Promise<string> {
    const call = { page: `/clients/${clientId}`, action: this.#ids.begin }
    const answer = await sendPlainForm(this.clinician, call, { clientId, key: randomUUID(), another: 'on' })
    const [, sessionId] = /\/sessions\/([\w-]{36})$/.exec(wayOn(answer)) ?? []
    if (!sessionId) throw new Error(refusal('beginning a session', answer))
    return sessionId
  }

  /** Keeps a draft over the given one. */
  async draft(clientId: string, sessionId: string, draftVersion: number): Promise<Answer> {
    const typed = { sessionId, draftVersion, entries: ordinarySession }
    const answer = await callWith(this.clinician, pageOf(clientId, sessionId, this.#ids.draft), typed)
    if (answer.status !== 200 || !answer.body.includes(`"draftVersion":${draftVersion + 1}`))
      throw new Error(refusal('keeping a draft', answer))
    return answer
  }

  /** Saves a session for the first time. With `isPlain` as without script: then its summary does not come with the answer. */
  async save(clientId: string, sessionId: string, draftVersion: number, isPlain: boolean): Promise<Answer> {
    const versions = { version: '1', draftVersion: String(draftVersion), key: randomUUID() }
    const entries = JSON.stringify(ordinarySession)
    const fields = { clientId, sessionId, ...versions, goOn: 'summary', nextClientId: '', entries }
    const send = isPlain ? sendPlainForm : sendForm
    const answer = await send(this.clinician, pageOf(clientId, sessionId, this.#ids.save), fields)
    const isSaved = wayOn(answer).includes(`${sessionId}/summary`)
    if (!isSaved || (!isPlain && !answer.body.includes(sessionId))) throw new Error(refusal('saving', answer))
    return answer
  }

  /** Takes a session that was just saved to another client, so that the course of this one is as long as before. */
  async moveAway(clientId: string, sessionId: string, toClientId: string): Promise<void> {
    const call = { page: `/clients/${clientId}/sessions/${sessionId}/summary`, action: this.#ids.move }
    const answer = await sendPlainForm(this.clinician, call, { sessionId, version: '2', toClientId })
    if (!wayOn(answer).includes(toClientId)) throw new Error(refusal('moving a session', answer))
  }

  /** Gives up a session that was begun and nothing else. */
  async discard(clientId: string, sessionId: string): Promise<void> {
    const call = pageOf(clientId, sessionId, this.#ids.discard)
    const versions = { version: '1', draftVersion: '0' }
    const answer = await sendPlainForm(this.clinician, call, { clientId, sessionId, ...versions })
    if (!wayOn(answer).endsWith(clientId)) throw new Error(refusal('giving up a session', answer))
  }
}

const pageOf = (clientId: string, sessionId: string, action: string) => ({
  page: `/clients/${clientId}/sessions/${sessionId}`,
  action,
})

/** Where an act leads: as a header of its own to a script, else as the browser's. */
function wayOn({ headers }: Answer): string {
  const [forScript] = [headers['x-action-redirect'] ?? []].flat()
  return forScript?.split(';')[0] ?? headers.location ?? ''
}

const refusal = (what: string, { status, body }: Answer) =>
  `${what} was refused (${status}): ${body.toString('utf8').slice(0, 400)}`
