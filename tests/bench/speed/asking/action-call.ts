import { builtActions } from '../../../support/built-actions'
import type { Answer, Exchange } from '../servers/exchange'

/** The id of a server action in the build of a checkout; `named` is the end of "file#name". Throws unless there is exactly one. */
export function actionId(checkout: string, named: string): string {
  const found = [...builtActions(() => true, checkout)].filter(([, action]) => action.endsWith(named))
  const [first] = found
  if (!first || found.length > 1) throw new Error(`${checkout} has ${found.length} actions called ${named}`)
  return first[0]
}

type Call = { page: string; action: string }
type Fields = Readonly<Record<string, string>>

/** Calls an action with one plain argument, as the browser does: in the way that React writes what it sends. */
export const callWith = (exchange: Exchange, { page, action }: Call, argument: unknown): Promise<Answer> =>
  exchange.ask(page, {
    method: 'POST',
    headers: { ...fromScript(action), 'content-type': 'text/plain;charset=UTF-8' },
    body: JSON.stringify([argument]),
  })

/** Sends a form to an action of `useActionState`, as the browser does. What the action leads to comes back with the answer. */
export function sendForm(exchange: Exchange, { page, action }: Call, fields: Fields): Promise<Answer> {
  const named = Object.entries(fields).map(([name, value]) => [`_1_${name}`, value] as const)
  return post(exchange, page, [...named, ['0', '[{},"$K1"]']], fromScript(action))
}

/** Sends a form as a browser without script does: the answer says where to go on, and nothing is shown yet. */
export function sendPlainForm(exchange: Exchange, { page, action }: Call, fields: Fields): Promise<Answer> {
  const meant = [
    ['$ACTION_REF_1', ''],
    ['$ACTION_1:0', JSON.stringify({ id: action, bound: '$@1' })],
    ['$ACTION_1:1', '[{}]'],
  ] as const
  return post(exchange, page, [...meant, ...Object.entries(fields)], {})
}

const fromScript = (action: string) => ({ accept: 'text/x-component', 'next-action': action })

async function post(
  exchange: Exchange,
  page: string,
  fields: readonly (readonly [string, string])[],
  headers: Record<string, string>,
): Promise<Answer> {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  const written = new Response(form)
  const about = { ...headers, 'content-type': written.headers.get('content-type') ?? '' }
  return exchange.ask(page, { method: 'POST', headers: about, body: Buffer.from(await written.arrayBuffer()) })
}
