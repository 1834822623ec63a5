import type { Instrument } from './instrument'
import { issueWords } from './issue-words'
import { readJson } from './json-text'
import { firstOf } from './problems'
import { aboutOf } from './questionnaire/about'
import { type Form, questionnaireSchema } from './questionnaire/fhir'
import { itemsOf } from './questionnaire/items'
import { questionsIn } from './questionnaire/questions'
import { excerpt } from './questionnaire/said'
import { valueSetsIn } from './questionnaire/value-sets'
import { type Wording, wordingSchema } from './wording'

type Reading = { ok: true; wording: Wording } | { ok: false; problems: string[] }

/** A form with all that software adds to it is well under this. */
const mostCharacters = 600_000

/**
 * The wording that a FHIR R4 Questionnaire, given as text, has for the items of an instrument, unaltered; or all that does not fit,
 * in plain words.
 */
export function readQuestionnaire(text: string, instrument: Instrument): Reading {
  const read = formIn(text)
  if ('problems' in read) return refused(read.problems)
  const { about, problems } = aboutOf(read.form, instrument.title)
  const { questions, problems: unread } = questionsIn(read.form.item)
  // What could not be read would be missed among the items, or move those after it.
  if (unread.length > 0) return refused([...problems, ...unread])
  const { items, problems: unfit } = itemsOf(instrument, questions, valueSetsIn(read.form.contained))
  if (problems.length + unfit.length > 0) return refused([...problems, ...unfit])
  return checked({ ...about, items })
}

const refused = (problems: readonly string[]): Reading => ({ ok: false, problems: firstOf(problems) })

/** What is kept is read back by the same schema. */
function checked(given: Wording): Reading {
  const { success, data, error } = wordingSchema.safeParse(given)
  return success ? { ok: true, wording: data } : refused(error.issues.map(issue => `${issueWords(issue, given)}.`))
}

function formIn(text: string): { form: Form } | { problems: string[] } {
  if (text.length > mostCharacters) return { problems: ['The file is larger than 600 KB, so it was not read.'] }
  const json = readJson(text)
  if (!json.ok) return { problems: [json.problem] }
  const type = resourceTypeOf(json.value)
  if (type !== 'Questionnaire')
    return {
      problems: [`This is no FHIR Questionnaire: its resourceType is ${type === null ? 'missing' : excerpt(type)}.`],
    }
  const { data, error } = questionnaireSchema.safeParse(json.value)
  return data
    ? { form: data }
    : { problems: error.issues.map(issue => `In the file, ${issueWords(issue, json.value)}.`) }
}

function resourceTypeOf(value: unknown): string | null {
  const isTyped = typeof value === 'object' && value !== null && 'resourceType' in value
  return isTyped && typeof value.resourceType === 'string' ? value.resourceType : null
}
