import { instrumentById } from './catalogue'
import { contradictions } from './contradictions'
import { type Instrument, instrumentSchema } from './instrument'
import { issueWords } from './issue-words'
import { readJson } from './json-text'
import { excesses } from './own-measure/excesses'
import { firstOf } from './problems'

type Reading = { ok: true; instrument: Instrument } | { ok: false; problems: string[] }

const mostCharacters = 200_000

/**
 * A practice's own measure, from a definition in JSON of the same form as those in this folder (docs/own-measures.md); or all that
 * is wrong with it, in plain words. Whatever the file says of itself, it is the practice's own, and no prompt of ours.
 */
export function readOwnMeasure(text: string): Reading {
  if (text.length > mostCharacters) return refused(['The file is larger than 200 KB, so it was not read.'])
  const json = readJson(text)
  if (!json.ok) return refused([json.problem])
  if (typeof json.value !== 'object' || json.value === null || Array.isArray(json.value))
    return refused(['The file should hold one definition in { }.'])
  const given = { ...json.value, practiceOwn: true, ownPrompt: false }
  const { data, error } = instrumentSchema.safeParse(given)
  return data ? checked(data) : refused(error.issues.map(issue => issueWords(issue, given)))
}

function checked(instrument: Instrument): Reading {
  const excessive = excesses(instrument)
  // What is too large is not worked through.
  const problems = excessive.length > 0 ? excessive : [...contradictions(instrument), ...ofItsOwn(instrument)]
  return problems.length > 0 ? refused(problems) : { ok: true, instrument }
}

/** What a practice's own measure has to be beside free of contradictions. */
function ofItsOwn({ id, scales, domain, subject }: Instrument): string[] {
  const isTaken = instrumentById(id) !== undefined || id === 'new'
  return [
    isTaken ? `id ${id} is taken: give the measure an id that none of the library has` : '',
    scales.length === 0 ? 'scales is empty: without a scale there is no score to draw' : '',
    domain === 'relationship-check' && subject === undefined
      ? 'subject is missing: without it charts call a measure of this domain the tension check'
      : '',
  ].filter(text => text !== '')
}

const refused = (problems: readonly string[]): Reading => ({ ok: false, problems: firstOf(problems) })
