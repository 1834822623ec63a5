import { linesTyped } from '@/app/typed-text'
import { type SafetyAnswer, safetyField } from '@/db/episode-safety'

type Read = { safety: SafetyAnswer[]; errors?: undefined } | { safety?: undefined; errors: Record<string, string[]> }

/**
 * What a form says of each safety flag that it shows: `flag.ID` is the version that was shown, `done.ID` what was done, `known.ID`
 * the tick that it is known and stays open. A flag without an answer is left out, and then asked for.
 */
export function safetyAnswers(sent: Record<string, unknown>): Read {
  const read = Object.keys(sent).flatMap(name => (name.startsWith('flag.') ? [answerAbout(name.slice(5), sent)] : []))
  const tooLong = read.filter(({ done }) => done === undefined)
  if (tooLong.length > 0)
    return {
      errors: Object.fromEntries(
        tooLong.map(({ flagId }) => [safetyField(flagId), ['Please keep this to 2000 characters.']]),
      ),
    }
  const answered = read.filter(({ done, known }) => done !== '' || known)
  return { safety: answered.map(({ flagId, version, done }) => ({ flagId, version, done: done || null })) }
}

function answerAbout(flagId: string, sent: Record<string, unknown>) {
  const done = linesTyped(2000).safeParse(sent[safetyField(flagId)] ?? '').data
  return { flagId, version: Number(sent[`flag.${flagId}`]), done, known: sent[`known.${flagId}`] === 'on' }
}
