import type { Target } from '../measuring/comparison'
import { personOf } from '../seeded-practice'
import type { AttuneServer } from '../servers/attune-server'
import type { Exchange } from '../servers/exchange'
import {
  account,
  caseloadOf,
  checked,
  clientPages,
  courseLengths,
  flagsOf,
  type Page,
  thresholds,
  type Who,
} from './pages'
import { SessionActs } from './session-acts'

/** The people of a practice, each logged in at one server. */
export class Visit {
  readonly #exchanges = new Map<Who, Exchange>()
  readonly #begun: { clientId: string; sessionId: string }[] = []

  constructor(readonly server: AttuneServer) {}

  /** The connection of somebody, who is logged in the first time they are asked for. */
  async as(who: Who): Promise<Exchange> {
    const found = this.#exchanges.get(who)
    if (found) return found
    const exchange = await this.server.as(personOf(this.server.practice.facts, who))
    this.#exchanges.set(who, exchange)
    return exchange
  }

  /** A page as something to measure. */
  async target(page: Page, name = this.server.name): Promise<Target> {
    const exchange = await this.as(page.who)
    return { name, pid: this.server.pid, ask: async () => checked(page, await exchange.ask(page.path)) }
  }

  /** Every page that is measured. The entry screens are of sessions that are begun for it, until `end`. */
  async pages(): Promise<Page[]> {
    const { facts } = this.server.practice
    const ofClients: Page[] = []
    for (const length of courseLengths) {
      const { client, timeline, entry, summary, report, pdf } = clientPages(facts, length)
      const sessionId = await this.#begin(facts.clients[length])
      ofClients.push(client, timeline, entry(sessionId), summary, report, pdf)
    }
    return [
      caseloadOf('clinician', 'caseload'),
      ...ofClients,
      flagsOf('clinician', 'flags'),
      account,
      caseloadOf('few', 'caseload, supervisor of few'),
      flagsOf('few', 'flags, supervisor of few'),
      caseloadOf('many', 'caseload, supervisor of many'),
      flagsOf('many', 'flags, supervisor of many'),
      thresholds,
    ]
  }

  async #begin(clientId: string): Promise<string> {
    const sessionId = await new SessionActs(this.server, await this.as('clinician')).begin(clientId)
    this.#begun.push({ clientId, sessionId })
    return sessionId
  }

  /** Gives up the sessions that were begun, and closes all connections. */
  async end(): Promise<void> {
    const acts = new SessionActs(this.server, await this.as('clinician'))
    for (const { clientId, sessionId } of this.#begun.splice(0)) await acts.discard(clientId, sessionId)
    for (const exchange of this.#exchanges.values()) exchange.close()
    this.#exchanges.clear()
  }
}
