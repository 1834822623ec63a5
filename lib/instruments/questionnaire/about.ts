import type { Wording } from '../wording'
import type { Form } from './fhir'
import { excerpt } from './said'

type About = Omit<Wording, 'items'>

/** What the file says about itself, unaltered; and what it should say and does not. */
export function aboutOf(form: Form, otherTitle: string): { about: About; problems: string[] } {
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
