import { languageName, languageTag, noLanguage } from '../text/language'
import { tooLarge } from './file-text'
import type { Instrument } from './instrument'
import { isRecord, readJson } from './json-text'
import { distinct, firstOf, issueWords } from './problems'
import { orderWarnings } from './questionnaire/answer-order'
import { foreignPanel } from './questionnaire/codes'
import { excerpt } from './questionnaire/excerpt'
import { type Form, questionnaireSchema } from './questionnaire/fhir'
import type { FoundWording } from './questionnaire/found-wording'
import { withoutInvisible } from './questionnaire/invisible'
import { itemsOf } from './questionnaire/items'
import { questionsIn } from './questionnaire/questions'
import { type Resources, resourcesIn } from './questionnaire/resources'
import { inLanguage, translationsIn } from './questionnaire/translations'
import { valueSetsIn } from './questionnaire/value-sets'
import { type Wording, wordingSchema } from './wording'

type Reading = { ok: true; found: FoundWording[]; notes: string[] } | { ok: false; problems: string[] }

/** How long a file of wording may be. A form with all that software adds to it is well under this. */
export const mostCharacters = 600_000

/**
 * The wordings that a file of FHIR Questionnaires (STU3, R4, R5), given as text, has for the items of an instrument, unaltered: one for
 * each questionnaire and language in it. Or all that does not fit, in plain words. A language that no file states is `und`.
 */
export function readQuestionnaire(text: string, instrument: Instrument): Reading {
  const read = resourcesOf(text)
  if ('problems' in read) return refused(read.problems)
  const forms = read.questionnaires.map((form, index) => readForm(form, index + 1, instrument, read.beside))
  const [only] = forms
  if (only && forms.length === 1) return only.ok ? { ...only, notes: [...read.notes, ...only.notes] } : only
  const found = forms.flatMap(each => (each.ok ? each.found : []))
  const unfit = forms.map((each, index) => ({ title: titleOf(read.questionnaires[index], index), each }))
  const said = unfit.flatMap(({ title, each }) => (each.ok ? [] : [{ title, first: each.problems[0] ?? '' }]))
  if (found.length === 0)
    return refused([
      `The file holds ${forms.length} questionnaires, and none fits ${instrument.abbreviation}.`,
      ...said.map(({ title, first }) => `${title}: ${first}`),
    ])
  return {
    ok: true,
    found,
    notes: distinct([
      ...read.notes,
      ...forms.flatMap(each => (each.ok ? each.notes : [])),
      ...said.map(
        ({ title, first }) => `${title} is in the file too and does not fit ${instrument.abbreviation}: ${first}`,
      ),
    ]),
  }
}

const refused = (problems: readonly string[]): Reading => ({ ok: false, problems: firstOf(problems) })

const titleOf = (form: unknown, index: number) =>
  isRecord(form) && typeof form.title === 'string' && form.title.trim() !== ''
    ? excerpt(form.title)
    : `The questionnaire in place ${index + 1}`

function resourcesOf(text: string): (Resources & { notes: string[] }) | { problems: string[] } {
  if (text.length > mostCharacters) return { problems: [tooLarge('The file', mostCharacters)] }
  if (/^\uFEFF?\s*</.test(text))
    return { problems: ['This is XML. Only the JSON form of a FHIR Questionnaire can be read; most sites offer both.'] }
  const json = readJson(text)
  if (!json.ok) return { problems: [json.problem] }
  const { value, hadInvisible } = withoutInvisible(json.value)
  const resources = resourcesIn(value)
  return resources.questionnaires.length > 0
    ? { ...resources, notes: hadInvisible ? [invisibleTaken] : [] }
    : { problems: [noQuestionnaire(resources.types)] }
}

const invisibleTaken =
  'Invisible characters in the texts of the file, as marks that turn the direction of reading, were taken out.'

function noQuestionnaire(types: readonly string[]): string {
  const [first, ...others] = new Set(types)
  if (first === undefined) return 'This is not a FHIR Questionnaire: its resourceType is missing.'
  return others.length === 0
    ? `This is not a FHIR Questionnaire: its resourceType is ${excerpt(first)}.`
    : `There is no FHIR Questionnaire in the file: it holds ${[first, ...others].slice(0, 5).map(excerpt).join(', ')}.`
}

/** One questionnaire in its own language, and in each that it is translated into as a whole. */
function readForm(form: unknown, place: number, instrument: Instrument, beside: readonly unknown[]): Reading {
  const own = readLanguage(form, place, instrument, beside)
  if (!own.ok) return own
  const [first] = own.found
  const others = translationsIn(form).filter(language => language !== first?.wording.language)
  const translated = others.map(language => ({
    language,
    read: readLanguage(
      inLanguage(form, language),
      place,
      instrument,
      beside.map(each => inLanguage(each, language)),
    ),
  }))
  return {
    ok: true,
    found: [...own.found, ...translated.flatMap(({ read }) => (read.ok ? read.found : []))],
    notes: [
      ...own.notes,
      ...translated.flatMap(({ language, read }) =>
        read.ok
          ? []
          : [`The file is only partly translated into ${languageName(language)}, so that language is not offered.`],
      ),
    ],
  }
}

function readLanguage(given: unknown, place: number, instrument: Instrument, beside: readonly unknown[]): Reading {
  const { data: form, error } = questionnaireSchema.safeParse(given)
  if (!form) return refused(error.issues.map(issue => `In the file, ${issueWords(issue, given)}.`))
  if (isDstu2(given)) return refused([dstu2])
  const panel = foreignPanel(instrument, form)
  if (panel.length > 0) return refused(panel)
  const { about, problems } = aboutOf(form, given, instrument.title)
  const { questions, leftOut, problems: unread } = questionsIn(form.item)
  // What could not be read would be missed among the items, or move those after it.
  if (unread.length > 0) return refused([...problems, ...unread, ...derivation(given)])
  const read = itemsOf(instrument, questions, valueSetsIn(form.contained, beside))
  const unfit = [...problems, ...read.problems]
  if (unfit.length > 0) return refused([...unfit, ...leftOut.map(line => `Left out: ${line}`)])
  const { success, data: wording, error: unkept } = wordingSchema.safeParse({ ...about, items: read.items })
  if (!success) return refused(unkept.issues.map(issue => `${issueWords(issue, { ...about, items: read.items })}.`))
  const versions = new Set(questions.map(({ version }) => version).filter(version => version !== 'R4'))
  const found = {
    id: `${place} ${wording.language}`,
    wording,
    leftOut: distinct([...leftOut, ...read.leftOut]),
    notes: distinct([...[...versions].map(version => `The file is written in FHIR ${version}.`), ...read.notes]),
    warnings: [...read.warnings, ...orderWarnings(instrument, wording)],
    risk: read.risk,
  }
  return { ok: true, found: [found], notes: [] }
}

const isDstu2 = (form: unknown) => isRecord(form) && isRecord(form.group) && form.item === undefined
const dstu2 = 'This questionnaire is written in FHIR DSTU2, of 2015, which cannot be read. STU3, R4 and R5 can.'

/** Some files hold only that they are made from another. */
const derivation = (form: unknown): string[] =>
  isRecord(form) && form.item === undefined && Array.isArray(form.derivedFrom)
    ? ['It is derived from another questionnaire. Load the file of that one instead.']
    : []

type About = Omit<Wording, 'items'>

/** What the file says about itself, unaltered; and what it should say and does not. */
function aboutOf(form: Form, given: unknown, otherTitle: string): { about: About; problems: string[] } {
  const about = {
    title: form.title?.trim() ? form.title : form.name?.trim() ? form.name : otherTitle,
    language: languageTag(form.language) ?? languageTag(taggedLanguage(given)) ?? noLanguage,
    copyright: form.copyright ?? '',
    publisher: form.publisher || null,
    version: form.version || null,
    url: form.url || null,
  }
  const problems = [
    about.copyright.trim() === ''
      ? 'The file has no copyright line. Add “copyright”: it has to be shown with the wording.'
      : '',
    ...Object.entries(about).map(([name, text]) =>
      text && text.length > 2000 ? `${excerpt(name)} is longer than 2,000 characters.` : '',
    ),
  ]
  return { about, problems: problems.filter(text => text !== '') }
}

/** Some guides state the language as a tag of the resource. */
function taggedLanguage(form: unknown): string | undefined {
  const tags: readonly unknown[] =
    isRecord(form) && isRecord(form.meta) && Array.isArray(form.meta.tag) ? form.meta.tag : []
  const tag = tags.find(each => isRecord(each) && each.system === 'urn:ietf:bcp:47')
  return isRecord(tag) && typeof tag.code === 'string' ? tag.code : undefined
}
