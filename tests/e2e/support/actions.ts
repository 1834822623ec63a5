import { expect, type Page, type Request, type Route } from '@playwright/test'

/** A call of a server action as the browser made it, without who made it. */
export type Call = { action: string; url: string; headers: Record<string, string>; body: Buffer }

/** Takes the calls that pages make of the given actions, and keeps them from the server but for those that are let through. */
export class Calls {
  readonly taken: Call[] = []

  constructor(
    private readonly actions: ReadonlyMap<string, string>,
    private readonly letThrough: (action: string) => boolean = () => false,
  ) {}

  async of(page: Page): Promise<void> {
    await page.route('**/*', route => this.#handle(route))
  }

  /** The names of all actions that were called. */
  get names(): string[] {
    return [...new Set(this.taken.map(({ action }) => action))].sort()
  }

  /** Waits until an action was called. */
  async called(name: string): Promise<void> {
    await expect
      .poll(() => this.names, { message: `${name} is called` })
      .toContainEqual(expect.stringMatching(`#${name}$`))
  }

  async #handle(route: Route): Promise<void> {
    const request = route.request()
    const action = this.actions.get(request.headers()['next-action'] ?? '')
    if (!action) return route.continue()
    this.taken.push(callOf(request, action))
    return this.letThrough(action) ? route.continue() : route.abort()
  }
}

const personal = ['cookie', 'content-length', 'host', 'connection', 'accept-encoding']

function callOf(request: Request, action: string): Call {
  const headers = Object.entries(request.headers()).filter(
    ([name]) => !personal.includes(name) && !name.startsWith(':'),
  )
  return {
    action,
    url: request.url(),
    headers: Object.fromEntries(headers),
    body: request.postDataBuffer() ?? Buffer.of(),
  }
}
