import { instruments } from '../catalogue'
import type { Instrument, Item } from '../instrument'
import { excerpt, fewOf, itemList, named } from './excerpt'
import type { Code, Form } from './fhir'
import type { Question } from './questions'

/*
 * The codes of LOINC by which a form says what it is and what each question asks, wherever that stands in it. The library knows those of
 * its own instruments (`loinc` in their definitions).
 */

type Coded = Pick<Question, 'linkId' | 'text' | 'code'>

/** What the codes of the questions say: which items they are, and what cannot be. */
type Reading = { items: ReadonlyMap<Coded, Item>; problems: string[] }

/** Which question is which item by its code; those without a known one are not in it. */
export function itemsByCode(instrument: Instrument, questions: readonly Coded[]): Reading {
  const found = questions.map(question => ({ question, theirs: itemsOfCodes(instrument, question) }))
  const items = new Map(found.flatMap(({ question, theirs }) => (theirs[0] ? [[question, theirs[0]] as const] : [])))
  const uncoded = found.flatMap(({ question, theirs }) => (theirs.length === 0 ? [question] : []))
  return {
    items,
    problems: [
      ...found.flatMap(({ question, theirs: [item, ...others] }) =>
        item && others.length > 0
          ? [`The question ${excerpt(question.linkId)} carries the codes of ${itemNumbers([item, ...others])}.`]
          : [],
      ),
      ...instrument.items.flatMap(item =>
        shared(
          item,
          questions.filter(each => items.get(each) === item),
        ),
      ),
      ...foreignCodes(instrument, uncoded),
      ...(items.size === 0 ? noneKnown(instrument, questions) : []),
    ],
  }
}

const itemNumbers = (items: readonly Item[]) =>
  `${itemList(items.map(({ n }) => n)).replace('Items', 'items')} (${items.map(({ loinc }) => loinc).join(', ')})`

function shared({ n, cue, loinc }: Item, theirs: readonly Coded[]): string[] {
  if (theirs.length < 2) return []
  return [
    `The code of item ${n} (${cue}), ${loinc}, stands at more than one question: ${fewOf(theirs.map(named), '; ')}.`,
  ]
}

/** The items whose codes a question carries; where it carries no code of LOINC at all, the one that its linkId names. */
function itemsOfCodes(instrument: Instrument, question: Coded): Item[] {
  const codes = codesOf(question)
  const own = instrument.items.filter(({ loinc }) => loinc !== undefined && codes.includes(loinc))
  const isCoded = question.code.some(isLoinc) || codes.some(code => itemCodes.has(code))
  const inLinkId = own.length > 0 || isCoded ? undefined : itemInLinkId(instrument, question)
  return inLinkId ? [inLinkId] : own
}

/** The item that a linkId names by its code, where it names one. */
export function itemInLinkId({ items }: Instrument, { linkId }: Coded): Item | undefined {
  const known = codesIn(linkId).filter(code => itemCodes.has(code) || items.some(({ loinc }) => loinc === code))
  return items.find(({ loinc }) => loinc !== undefined && loinc === known.at(-1))
}

/** Codes of LOINC on a question that are of no item of the instrument, and of none in the library. */
export const unknownCodes = ({ items }: Instrument, { code }: Coded): string[] =>
  code
    .filter(isLoinc)
    .flatMap(each => each.code ?? [])
    .filter(each => !itemCodes.has(each) && !items.some(({ loinc }) => loinc === each))

/** Questions whose codes are those of other instruments, said once for each of those. */
function foreignCodes(instrument: Instrument, questions: readonly Coded[]): string[] {
  const given = questions.flatMap(question => [...codesOf(question), ...codesIn(question.linkId)])
  const codes = given.filter(code => !instrument.items.some(({ loinc }) => loinc === code))
  const others = new Map<Instrument, string[]>()
  for (const code of codes) {
    const of = itemCodes.get(code)
    if (of) others.set(of, [...(others.get(of) ?? []), code])
  }
  return [...others].map(
    ([of, theirs]) =>
      `The file has questions with the LOINC codes of the ${of.abbreviation}, which are no items of the ${instrument.abbreviation}: ${fewOf(theirs)}.`,
  )
}

/** A form with codes on its questions, none of which is of the instrument, is another one, though it be as long. */
function noneKnown(instrument: Instrument, questions: readonly Coded[]): string[] {
  const theirs = questions.map(each => unknownCodes(instrument, each)).filter(codes => codes.length > 0)
  if (!instrument.loinc || theirs.length < 2 || theirs.length * 2 < questions.length) return []
  return [`The questions carry LOINC codes, and none is of the ${instrument.abbreviation}: ${fewOf(theirs.flat())}.`]
}

/** What a form says that it is, where that is another instrument of the library. */
export function foreignPanel({ loinc, abbreviation }: Instrument, { code, url }: Form): string[] {
  const inUrl = url?.match(/^https?:\/\/loinc\.org\/(?:q\/)?(\d{3,7}-\d)\b/)?.[1]
  const codes = [...code.filter(isLoinc).flatMap(each => each.code ?? []), ...(inUrl ? [inUrl] : [])]
  if (loinc && codes.includes(loinc.panel)) return []
  return instruments
    .filter(each => each.loinc && codes.includes(each.loinc.panel))
    .map(
      each =>
        `By its LOINC code, ${each.loinc?.panel}, the file is the ${each.abbreviation} and not the ${abbreviation}.`,
    )
}

/** A total that LOINC knows. */
export const isTotal = ({ code }: Code): boolean => code !== undefined && totals.has(code)

/** A question on difficulty, which some editions of a form have and which is in no scale. */
export const isDifficulty = (question: Coded): boolean =>
  [...codesOf(question), ...codesIn(question.linkId)].some(code => difficulties.has(code))

const codesOf = ({ code }: Coded): string[] => code.filter(isLoincOrUnsaid).flatMap(each => each.code ?? [])

const codesIn = (linkId: string): string[] => [...linkId.matchAll(loincPattern)].map(([code]) => code)

/** A linkId without the codes in it, whose digits number nothing. */
export const withoutCodes = (linkId: string): string => linkId.replace(loincPattern, '')

const loincPattern = /(?<!\d)\d{3,7}-\d(?!\d)/g

const loincSystem = /^(https?:\/\/loinc\.org\/?|urn:oid:2\.16\.840\.1\.113883\.6\.1)$/
const isLoinc = ({ system }: Code): boolean => system !== undefined && loincSystem.test(system)
const isLoincOrUnsaid = (each: Code): boolean => each.system === undefined || isLoinc(each)

/** Which instrument asks the item of a code. */
const itemCodes: ReadonlyMap<string, Instrument> = new Map(
  instruments.flatMap(each => each.items.flatMap(({ loinc }) => (loinc ? [[loinc, each] as const] : []))),
)
const totals: ReadonlySet<string> = new Set(
  instruments.flatMap(each => each.scales.flatMap(({ loinc }) => loinc ?? [])),
)
const difficulties: ReadonlySet<string> = new Set(
  instruments.flatMap(each => each.items.flatMap(({ unscored, loinc }) => (unscored && loinc ? [loinc] : []))),
)
