import { isRecord } from '../json-text'

/** A file holds no more than this of any one kind; what comes after is not looked at. */
const most = { resources: 500, depth: 4, questionnaires: 20 }

export type Resources = {
  questionnaires: readonly unknown[]
  /** What the questionnaires may take their answers from. */
  beside: readonly unknown[]
  /** The types of all that is there, as the file has them. */
  types: readonly string[]
}

/** What a file holds: one resource, or those of a Bundle or Parameters, one inside the other. */
export function resourcesIn(value: unknown): Resources {
  const all = unwrapped(value, 1).slice(0, most.resources)
  const typed = all.flatMap(each => {
    const type = resourceTypeOf(each)
    return type === null ? [] : [{ each, type }]
  })
  const of = (type: string) => typed.filter(resource => resource.type === type).map(({ each }) => each)
  return {
    questionnaires: of('Questionnaire').slice(0, most.questionnaires),
    beside: [...of('ValueSet'), ...of('CodeSystem')],
    types: typed.map(({ type }) => type),
  }
}

function unwrapped(value: unknown, depth: number): unknown[] {
  const type = resourceTypeOf(value)
  if (depth > most.depth || !isRecord(value) || (type !== 'Bundle' && type !== 'Parameters')) return [value]
  const parts: unknown = type === 'Bundle' ? value.entry : value.parameter
  if (!Array.isArray(parts)) return [value]
  const inside = parts.flatMap((part: unknown) => (isRecord(part) && part.resource ? [part.resource] : []))
  return inside.length === 0 ? [value] : inside.flatMap(each => unwrapped(each, depth + 1))
}

function resourceTypeOf(value: unknown): string | null {
  return isRecord(value) && typeof value.resourceType === 'string' ? value.resourceType : null
}
