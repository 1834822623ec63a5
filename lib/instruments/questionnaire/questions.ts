import { type Issue, issueWords } from '../problems'
import { excerpt } from './excerpt'
import { type FormItem, itemSchema } from './fhir'
import { hidden, isConditional, leftOutLine, whyLeftOut } from './left-out'

/** A question of the form, with the texts above it. */
export type Question = Omit<FormItem, 'item'> & {
  heading: string | null
  /** Whether the form asks it, or the group that it is in, only sometimes. */
  isConditional: boolean
}

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
  readAll(reading, placed(items, 'item'), { depth: 1, isConditional: false })
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

/** How deep in the form something is, and whether all of it there depends on a condition. */
type Within = { depth: number; isConditional: boolean }

function readAll(reading: Reading, items: readonly Placed[], within: Within): void {
  if (items.length > 0 && within.depth > limits.depth) {
    reading.problems.push(`The items of the file are nested more than ${limits.depth} deep.`)
    return
  }
  for (const { given, place } of items) {
    reading.entries += 1
    if (reading.entries > limits.entries || reading.problems.length > limits.problems) return
    const read = itemSchema.safeParse(given)
    if (read.success) readItem(reading, read.data, placed(read.data.item, `${place}, item`), within)
    else reading.problems.push(...faults(read.error.issues, given, place))
  }
}

const faults = (issues: readonly Issue[], given: unknown, place: string) =>
  issues.slice(0, 3).map(issue => `In ${place} of the file, ${issueWords(issue, given)}.`)

function readItem(reading: Reading, item: FormItem, inside: readonly Placed[], within: Within): void {
  const { linkIds, problems } = reading
  if (linkIds.has(item.linkId)) problems.push(`The linkId ${excerpt(item.linkId)} appears twice.`)
  linkIds.add(item.linkId)
  const why = whyLeftOut(item)
  if (why !== null) reading.leftOut.push(leftOutLine(item, why))
  // Whatever is inside something hidden is hidden with it.
  if (why === hidden) return
  const isHeading = item.type === 'group' || item.type === 'display'
  const deeper = { depth: within.depth + 1, isConditional: within.isConditional || isConditional(item) }
  if (why === null && isHeading && item.text?.trim()) readHeading(reading, item, item.text)
  if (why === null && !isHeading) readQuestion(reading, item, inside.filter(isDisplay), deeper)
  const rest = isHeading ? inside : inside.filter(each => !isDisplay(each))
  readAll(reading, rest, deeper)
}

function readHeading(reading: Reading, item: FormItem, text: string): void {
  reading.above.push(text)
  if (item.type === 'display' && isConditional(item))
    reading.leftOut.push(`The condition on the text ${excerpt(text)} (enableWhen): it is always shown.`)
}

function readQuestion(reading: Reading, item: FormItem, displays: readonly Placed[], within: Within): void {
  readAll(reading, displays, within)
  const { above, questions } = reading
  const heading = above.length > 0 ? above.join('\n') : null
  questions.push({ ...item, heading, isConditional: within.isConditional })
  above.length = 0
}

const isDisplay = ({ given }: Placed) =>
  typeof given === 'object' && given !== null && 'type' in given && given.type === 'display'
