import { writeSync } from 'node:fs'
import { beginByLink } from '@/db/answer-begin'
import { keepAnswers } from '@/db/answer-keep'
import { sendAnswers } from '@/db/answer-send'
import { openPractice } from '@/db/open'

/*
 * Answers one request after another, by the tokens of their links, and says each thing that was acknowledged: an answer that was kept, and that
 * all of it was sent. Killed by the test that starts it.
 */
const [folder = '', at = '0', given = '', measure = '', ...tokens] = process.argv.slice(2)
const now = Number(at)

await openPractice(folder)
for (const token of tokens) {
  const begun = await beginByLink({ token, given, language: 'en', before: [] }, now)
  if (!begun.ok) throw new Error(`A client was not let in: ${begun.why}`)
  for (const item of [1, 2, 3]) {
    const answer = 1 + ((token.charCodeAt(item) + item) % 5)
    const kept = await keepAnswers(begun.secret, { given: [{ measure, item, answer }], language: null }, now)
    if (!kept.ok) throw new Error(`An answer was not kept: ${kept.why}`)
    writeSync(1, `${token} ${item} ${answer}\n`)
  }
  const sent = await sendAnswers(begun.secret, now)
  if (sent !== 'sent') throw new Error(`Answers were not sent: ${sent}`)
  writeSync(1, `${token} sent\n`)
}
// It is killed before it comes here, or has nothing left to do.
setInterval(() => {}, 1000)
