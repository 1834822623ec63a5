import type { Instrument } from './instrument'
import { readJson } from './json-text'
import { firstOf, issueWords } from './problems'
import { excerpt } from './questionnaire/excerpt'
import { type Form, questionnaireSchema, valueSetsIn } from './questionnaire/fhir'
import { itemsOf } from './questionnaire/items'
import { questionsIn } from './questionnaire/questions'
import { type Wording, wordingSchema } from './wording'

type Reading = { ok: true; wording: Wording } | { ok: false; problems: string[] }

/** How long a file of wording may be. A form with all that software adds to it is well under this. */
export const mostCharacters = 600_000

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

type About = Omit<Wording, 'items'>

/** What the file says about itself, unaltered; and what it should say and does not. */
function aboutOf(form: Form, otherTitle: string): { about: About; problems: string[] } {
  const language = languageOf(form.language)
  const about = {
    title: form.title?.trim() ? form.title : form.name?.trim() ? form.name : otherTitle,
    language: language ?? '',
    copyright: form.copyright ?? '',
    publisher: form.publisher || null,
    version: form.version || null,
    url: form.url || null,
  }
  const problems = [
    language === null ? noLanguage(form.language) : '',
    about.copyright.trim() === ''
      ? 'The file has no copyright line. Add “copyright”: it has to be shown with the wording.'
      : '',
    ...Object.entries(about).map(([name, text]) =>
      text && text.length > 2000 ? `${excerpt(name)} is longer than 2,000 characters.` : '',
    ),
  ]
  return { about, problems: problems.filter(text => text !== '') }
}

/** A language tag in its usual spelling, en-GB; null when it is none. */
function languageOf(given: string | undefined): string | null {
  try {
    const [language = 'und'] = Intl.getCanonicalLocales(given)
    return language === 'und' || language.length > 35 ? null : language
  } catch {
    return null
  }
}

const noLanguage = (given: string | undefined) =>
  given === undefined
    ? 'The file does not say its language. Add “language”, for example "en-GB" or "de".'
    : `${excerpt(given)} is no language tag. The form is that of "en-GB" or "de".`
