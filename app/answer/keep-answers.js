/*
 * Sends each answer as it is given, one after another, so that nothing is lost that was answered. All of it works without this file: then
 * answers are sent with the page.
 */
const form = document.getElementById('answers')
const status = document.getElementById('kept')

if (form instanceof HTMLFormElement && status) {
  const { keeping = '', kept = '', notKept = '', closesSoon = '', closesAfter = '' } = form.dataset
  /** How long before its end it is said that the page closes, in ms. */
  const notice = 120_000
  /** The names of fields whose answers are not kept yet. @type {Set<string>} */
  const waiting = new Set()
  let isSending = false
  /** What is on its way, until it has arrived. */
  let sending = Promise.resolve()

  /** @param {string} said @param {boolean} [isFailed] */
  const say = (said, isFailed = false) => {
    status.textContent = said
    status.classList.toggle('failed', isFailed)
  }

  /** @type {ReturnType<typeof setTimeout>[]} */
  let closing = []
  /** From the last answer on: then the server has closed the page, and it leads on. */
  const waitToClose = () => {
    for (const timer of closing) clearTimeout(timer)
    if (closesAfter === '') return
    const after = Number(closesAfter)
    closing = [setTimeout(() => say(closesSoon), after - notice), setTimeout(() => location.reload(), after + 5000)]
  }
  waitToClose()

  const send = async () => {
    if (isSending || waiting.size === 0) return
    isSending = true
    const names = [...waiting]
    waiting.clear()
    const all = new FormData(form)
    const body = new URLSearchParams({ quiet: '1' })
    for (const name of ['visit', 'measure', ...names])
      for (const value of all.getAll(name)) body.append(name, String(value))
    try {
      say(keeping)
      const answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual' })
      // Other questions are open in this browser, or these were changed: the page is sent as a whole, and what comes says so.
      if (answer.status === 409) return HTMLFormElement.prototype.submit.call(form)
      // Sent elsewhere, stopped, or left for too long: the page as it is now says which.
      if (![204, 202, 429].includes(answer.status) && answer.status < 500) return location.reload()
      if (answer.status === 429 || answer.status >= 500) throw new Error('Not kept')
      if (waiting.size === 0) say(kept)
      waitToClose()
    } catch {
      for (const name of names) waiting.add(name)
      say(notKept, true)
      setTimeout(keep, 5000)
    } finally {
      isSending = false
    }
    if (!status.classList.contains('failed')) await send()
  }

  const keep = () => {
    if (!isSending) sending = send()
  }

  form.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return
    const question = target.closest('fieldset')
    const fields = question?.querySelectorAll('input') ?? []
    for (const { name } of fields) waiting.add(name)
    const isAnswered = [...fields].some(field => (field.type === 'radio' ? field.checked : field.value !== ''))
    document.getElementById((question?.id ?? '').replace('q', 'p'))?.classList.toggle('done', isAnswered)
    const count = document.getElementById('answered')
    if (count) count.textContent = String(document.querySelectorAll('.progress .done').length)
    keep()
  })
  addEventListener('online', keep)

  // What was answered before this file was there.
  for (const field of form.querySelectorAll('input'))
    if (field.type === 'radio' ? field.checked && !field.defaultChecked : field.value !== field.defaultValue)
      field.dispatchEvent(new Event('change', { bubbles: true }))

  // What was chosen last is sent last: an answer that is on its way arrives before the page is sent, or is waited for in vain.
  form.addEventListener('submit', event => {
    if (!isSending || typeof form.requestSubmit !== 'function') return
    event.preventDefault()
    const patience = new Promise(resolve => setTimeout(resolve, 2000))
    void Promise.race([sending, patience]).then(() => {
      isSending = false
      form.requestSubmit(event.submitter)
    })
  })
}
