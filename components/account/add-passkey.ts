import type { FormState, PasskeyAction } from '@/lib/form-state'

type Actions<State extends FormState> = {
  askNew: PasskeyAction
  addNew: (previous: FormState, form: FormData) => Promise<State>
}

/** Has the browser make a passkey, and sends it along with the form that names it. */
export async function addPasskey<State extends FormState>(
  { askNew, addNew }: Actions<State>,
  previous: FormState,
  form: FormData,
): Promise<State | FormState> {
  const asked = await askNew(previous, form)
  if (asked.options === undefined) return asked
  const { startRegistration } = await import('@simplewebauthn/browser')
  const answer = await startRegistration({ optionsJSON: JSON.parse(asked.options) }).catch(() => null)
  if (answer === null)
    return { message: 'No passkey was made. You can try again.', values: { name: String(form.get('name') ?? '') } }
  form.set('response', JSON.stringify(answer))
  return addNew(previous, form)
}
