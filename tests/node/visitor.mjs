/** Somebody of the demo practice, logged in without a browser. */
export class Visitor {
  /** @type {Map<string, string>} */
  #cookies = new Map()

  /** @param {string} origin */
  constructor(origin) {
    this.origin = origin
  }

  /**
   * The text of a page; throws when the answer is anything but a whole page.
   * @param {string} path
   */
  async page(path) {
    const answer = await this.#ask(path)
    const text = await answer.text()
    if (answer.status !== 200 || !text.endsWith('</html>'))
      throw new Error(`${path} was answered with ${answer.status}.`)
    return text
  }

  /** Logs in as the first person whom the login page of a demo offers. */
  async logIn() {
    const [button] = /<button[^>]*name="personId"[^>]*>/.exec(await this.page('/login')) ?? []
    const [, personId] = / value="([^"]+)"/.exec(button ?? '') ?? []
    if (!personId) throw new Error('The login page offers nobody of a demo.')
    const { csrfToken } = await (await this.#ask('/api/auth/csrf')).json()
    const body = new URLSearchParams({ csrfToken, personId, callbackUrl: this.origin, json: 'true' })
    await this.#ask('/api/auth/callback/demo', { method: 'POST', body })
  }

  /**
   * @param {string} path
   * @param {{ method?: string, body?: URLSearchParams }} options
   */
  async #ask(path, options = {}) {
    const cookie = [...this.#cookies].map(pair => pair.join('=')).join('; ')
    const headers = { cookie, origin: this.origin }
    const answer = await fetch(new URL(path, this.origin), { ...options, headers, redirect: 'manual' })
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (name && value !== undefined) this.#cookies.set(name, value)
    }
    return answer
  }
}
