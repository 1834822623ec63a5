import { marksIn } from '../support/answer-marks'

/** A browser without script in which a client answers, as far as it sends forms and keeps a cookie. */
export class AnsweringBrowser {
  #cookie = ''

  constructor(private readonly address: string) {}

  /** What it says to a page of ours. */
  get cookie(): string {
    return this.#cookie
  }

  async open(path: string): Promise<string> {
    return (await fetch(this.address + path, { headers: { cookie: this.#cookie } })).text()
  }

  /** Sends a form, or a body as it is; gives the status. */
  async send(path: string, form: Record<string, string> | string): Promise<number> {
    const type = { 'content-type': 'application/x-www-form-urlencoded', origin: this.address, cookie: this.#cookie }
    const body = typeof form === 'string' ? form : new URLSearchParams(form).toString()
    const answer = await fetch(this.address + path, { method: 'POST', headers: type, body, redirect: 'manual' })
    this.#cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? this.#cookie
    return answer.status
  }

  /** What the form of a page says of itself, beside what is answered on it. */
  async marksAt(path: string): Promise<Record<string, string>> {
    return marksIn(await this.open(path))
  }
}
