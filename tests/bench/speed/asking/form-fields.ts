/**
 * What a browser would send of a form on a page: its inputs with their values, of radio buttons and boxes those that are chosen. The
 * form is the one that holds a field of the given name; throws where the page has none.
 */
export function formFields(html: string, withField: string): Record<string, string> {
  const forms = html.match(/<form\b[\s\S]*?<\/form>/g) ?? []
  const form = forms.find(each => inputsOf(each).some(({ name }) => name === withField))
  if (!form) throw new Error(`The page has no form with a field called ${withField}`)
  const sent = inputsOf(form).filter(({ type, isChecked }) => isChecked || (type !== 'radio' && type !== 'checkbox'))
  return Object.fromEntries(sent.filter(({ name }) => isOurs(name)).map(({ name, value }) => [name, value]))
}

/** What the framework adds for browsers without script is not sent with one. */
const isOurs = (name: string) => name !== '' && !name.startsWith('$ACTION_')

const inputsOf = (form: string) =>
  (form.match(/<input\b[^>]*>/g) ?? []).map(input => ({
    name: attribute(input, 'name'),
    type: attribute(input, 'type'),
    value: attribute(input, 'value'),
    isChecked: /\schecked(=""|\s|\/|>)/.test(input),
  }))

const attribute = (tag: string, name: string) =>
  (new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
