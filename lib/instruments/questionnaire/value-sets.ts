import { z } from 'zod'
import { type Coding, type Concept, conceptSchema, listOf } from './fhir'

/*
 * Answers that several questions share (hl7.org/fhir/R4/valueset.html): sets that are contained in the questionnaire or stand beside it,
 * with the code systems that a set may take its words and numbers from.
 */

const valueSetSchema = z.object({
  resourceType: z.literal('ValueSet'),
  id: z.string().optional(),
  url: z.string().optional(),
  version: z.string().optional(),
  compose: z
    .object({
      include: listOf(z.object({ system: z.string().optional(), concept: listOf(conceptSchema).optional() })),
      exclude: z.array(z.unknown()).default([]),
    })
    .optional(),
  expansion: z.object({ contains: listOf(conceptSchema).default([]) }).optional(),
})

const codeSystemSchema = z.object({
  resourceType: z.literal('CodeSystem'),
  url: z.string(),
  concept: listOf(conceptSchema),
})

type ValueSet = z.output<typeof valueSetSchema>
type CodeSystems = ReadonlyMap<string, readonly Concept[]>

/** Options by the names under which the items of a file refer to them; null where the file does not list them itself. */
export type ValueSets = ReadonlyMap<string, readonly Coding[] | null>

/** No form brings more sets along. */
const mostValueSets = 100

/** The sets of options that a questionnaire brings along, and those that stand beside it. */
export function valueSetsIn(contained: readonly unknown[], beside: readonly unknown[]): ValueSets {
  const given = [...beside, ...contained].slice(-2 * mostValueSets)
  const systems = new Map(
    given.flatMap(each => {
      const { data } = codeSystemSchema.safeParse(each)
      return data ? [[data.url, data.concept] as const] : []
    }),
  )
  const named = (sets: readonly unknown[], isContained: boolean) =>
    sets.slice(0, mostValueSets).flatMap(each => {
      const { data } = valueSetSchema.safeParse(each)
      return data ? namesOf(data, isContained).map(name => [name, listed(data, systems)] as const) : []
    })
  // What is contained is nearer than what stands beside.
  return new Map([...named(beside, false), ...named(contained, true)])
}

/** "#id" within the questionnaire, else the address, with or without the version that the set has. */
function namesOf({ id, url, version }: ValueSet, isContained: boolean): string[] {
  return [
    ...(id && isContained ? [`#${id}`] : []),
    ...(id && !isContained ? [`ValueSet/${id}`] : []),
    ...(url ? [url] : []),
    ...(url && version ? [`${url}|${version}`] : []),
  ]
}

function listed({ compose, expansion }: ValueSet, systems: CodeSystems): readonly Coding[] | null {
  const included = compose?.include.map(each => conceptsOf(each, systems)) ?? []
  // A set that takes in a whole code system that is elsewhere, or leaves something out of it, does not say itself what it holds.
  const isWhole = included.length > 0 && compose?.exclude.length === 0
  const concepts = included.flatMap(each => each ?? [])
  const contains = expansion?.contains ?? []
  if (isWhole && included.every(each => each !== undefined)) return concepts.map(plain)
  return contains.length > 0 ? contains.map(plain) : null
}

type Include = { system?: string | undefined; concept?: readonly Concept[] | undefined }

/** The concepts that are named, with what the code system of the file says of each; all of it where none is named. */
function conceptsOf({ system, concept }: Include, systems: CodeSystems): readonly Concept[] | undefined {
  const known = system === undefined ? undefined : systems.get(system)
  if (!concept) return known
  return concept.map(each => {
    const own = known?.find(({ code }) => code !== undefined && code === each.code)
    return {
      ...each,
      system: each.system ?? system,
      display: each.display ?? own?.display,
      extension: each.extension.length > 0 ? each.extension : (own?.extension ?? []),
      property: each.property.length > 0 ? each.property : (own?.property ?? []),
    }
  })
}

const weightUrl = 'http://hl7.org/fhir/StructureDefinition/itemWeight'

/** As a coding, with a number that is given as a property said as the extension that other files use. */
function plain({ property, ...coding }: Concept): Coding {
  const numbers = property.filter(({ code }) => /^(itemWeight|ordinalValue|ordinal|score|weight)$/i.test(code))
  const weights = numbers.map(({ valueDecimal, valueInteger }) => ({ url: weightUrl, valueDecimal, valueInteger }))
  return { ...coding, extension: coding.extension.length > 0 ? coding.extension : weights }
}
