import { type Issue, issueWords } from '../problems'
import { excerpt } from './excerpt'
import { type FormItem, itemSchema } from './fhir'
import { hidden, leftOutLine, whyLeftOut } from './left-out'

/** A question of the form, with the texts above it. */
export type Question = Omit<FormItem, 'item'> & { heading: string | null }

/** No form has more entries, or nests them deeper. */
const limits = { entries: 1000, depth: 20, problems: 100 }

type Questions = {
  questions: Question[]
  /** A line for each entry that is no question and is not said above one: what it is, and why. */
  leftOut: string[]
  problems: string[]
}

/**
 * The questions of a form in its order, taken out of their groups. Texts of groups and displays go with the question that follows
 * them; a display inside a question goes with that one. What is hidden, help, worked out or written in is left out.
 */
export function questionsIn(items: readonly unknown[]): Questions {
  const reading: Reading = { questions: [], leftOut: [], problems: [], above: [], linkIds: new Set(), entries: 0 }
  readAll(reading, placed(items, 'item'), 1)
  const { questions, leftOut } = reading
  return { questions, leftOut, problems: countProblems(reading.entries) ?? reading.problems }
}

function countProblems(entries: number): string[] | null {
  if (entries === 0) return ['There is no question in the file.']
  return entries > limits.entries ? [`The file has more than ${limits.entries} items.`] : null
}

type Placed = { given: unknown; place: string }

type Reading = {
  questions: Question[]
  leftOut: string[]
  problems: string[]
  /** Texts since the last question. */
  above: string[]
  linkIds: Set<string>
  entries: number
}

const placed = (items: readonly unknown[], place: string): Placed[] =>
  items.map((given, index) => ({ given, place: `${place} ${index + 1}` }))

function readAll(reading: Reading, items: readonly Placed[], depth: number): void {
  if (items.length > 0 && depth > limits.depth) {
    reading.problems.push(`The items of the file are nested more than ${limits.depth} deep.`)
    return
  }
  for (const { given, place } of items) {
    reading.entries += 1
    if (reading.entries > limits.entries || reading.problems.length > limits.problems) return
    const read = itemSchema.safeParse(given)
    if (read.success) readItem(reading, read.data, placed(read.data.item, `${place}, item`), depth)
    else reading.problems.push(...faults(read.error.issues, given, place))
  }
}

const faults = (issues: readonly Issue[], given: unknown, place: string) =>
  issues.slice(0, 3).map(issue => `In ${place} of the file, ${issueWords(issue, given)}.`)

function readItem(reading: Reading, item: FormItem, inside: readonly Placed[], depth: number): void {
  const { linkIds, problems } = reading
  if (linkIds.has(item.linkId)) problems.push(`The linkId ${excerpt(item.linkId)} appears twice.`)
  linkIds.add(item.linkId)
  const why = whyLeftOut(item)
  if (why !== null) reading.leftOut.push(leftOutLine(item, why))
  // Whatever is inside something hidden is hidden with it.
  if (why === hidden) return
  const isHeading = item.type === 'group' || item.type === 'display'
  if (why === null && isHeading && item.text?.trim()) reading.above.push(item.text)
  if (why === null && !isHeading) readQuestion(reading, item, inside.filter(isDisplay), depth)
  const rest = isHeading ? inside : inside.filter(each => !isDisplay(each))
  readAll(reading, rest, depth + 1)
}

function readQuestion(reading: Reading, item: FormItem, displays: readonly Placed[], depth: number): void {
  readAll(reading, displays, depth + 1)
  const { above, questions } = reading
  questions.push({ ...item, heading: above.length > 0 ? above.join('\n') : null })
  above.length = 0
}

const isDisplay = ({ given }: Placed) =>
  typeof given === 'object' && given !== null && 'type' in given && given.type === 'display'
