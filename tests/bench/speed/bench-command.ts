import { readFileSync, writeFileSync } from 'node:fs'
import { UserError } from '../../../scripts/command-line.mjs'
import { inRoot, root } from '../../../scripts/folder.mjs'
import { type Asked, type PartName, readArguments, usage } from './arguments'
import { withMeasured } from './generated'
import { madeOn } from './machine'
import { hasCpuTimes } from './measuring/cpu-time'
import { actsPart } from './parts/acts-part'
import { answeringPart } from './parts/answering-part'
import { auditPart } from './parts/audit-part'
import { besidePart } from './parts/beside-part'
import { browserPart } from './parts/browser-part'
import { floodsPart } from './parts/floods-part'
import { growthPart } from './parts/growth-part'
import { linksPart } from './parts/links-part'
import { pagesPart } from './parts/pages-part'
import { togetherPart } from './parts/together-part'
import { type SeededPractice, seededPractice, usualPractice } from './seeded-practice'
import { AttuneServer, isBuilt } from './servers/attune-server'
import { statusLine } from './status-line'

/*
 * `npm run bench`: how fast a built Attune is on a large practice, as ratios of one interleaved run. What is measured and how is said
 * in docs/performance.md, into which the tables are written.
 */
const titles: Readonly<Record<PartName, string>> = {
  pages: 'Pages',
  acts: 'Recording a session',
  together: 'Clinicians at once',
  audit: 'Reading the audit',
  growth: 'As the practice grows',
  beside: 'Beside large work',
  answering: 'Clients who answer',
  links: 'Links that lead nowhere',
  floods: 'Under a flood',
  browser: 'In a browser on a slow machine',
}

const parts = { pages: pagesPart, acts: actsPart, floods: floodsPart, browser: browserPart } as const
const isOfOne = (name: PartName): name is keyof typeof parts => Object.hasOwn(parts, name)
const { tell, clear } = statusLine(process.stderr)

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  clear()
  console.error(error instanceof UserError ? error.message : error)
  process.exitCode = 1
}
// Connections that are kept open for later would keep the process.
process.exit()

async function main(args: readonly string[]): Promise<number> {
  const asked = readArguments(args)
  if (asked === null) throw new UserError(usage)
  if (asked.against !== null && !isBuilt(asked.against))
    throw new UserError(`${asked.against} holds no build of Attune: run npm run build there first.`)
  if (!hasCpuTimes())
    console.log('This system has no /proc to say what a server uses of the processors: those figures are left out.')
  await measureOne(asked)
  if (asked.parts.includes('together')) show('together', await togetherPart(asked.rounds, tell), [], asked)
  if (asked.parts.includes('audit')) show('audit', await auditPart(asked.rounds, tell), [], asked)
  if (asked.parts.includes('answering')) show('answering', await answeringPart(asked.rounds, tell), [], asked)
  if (asked.parts.includes('links')) show('links', await linksPart(asked.rounds, tell), [], asked)
  await measureBeside(asked)
  await measureSizes(asked)
  return 0
}

/** The parts that are about one practice: on this build and, where it is compared, the other. */
async function measureOne(asked: Asked): Promise<void> {
  const named = asked.parts.filter(isOfOne)
  if (named.length === 0) return
  const practice = await practiceOf(asked)
  const isCompared = asked.against !== null && named.some(name => name === 'pages' || name === 'acts')
  const attune = await AttuneServer.start('Attune', root, practice, tell)
  const other = isCompared ? await AttuneServer.start('the other build', asked.against ?? '', practice, tell) : null
  for (const name of named) {
    const found = await parts[name]({ attune, other, rounds: asked.rounds, tell })
    show(name, found, [practice], asked)
  }
  await attune.end()
  await other?.end()
}

async function practiceOf({ practice }: Asked): Promise<SeededPractice> {
  return practice === null ? usualPractice() : seededPractice(practice)
}

/** In every practice that is named, where sizes are. */
async function measureBeside(asked: Asked): Promise<void> {
  if (!asked.parts.includes('beside')) return
  const practices = asked.sizes.length > 0 ? asked.sizes.map(seededPractice) : [await practiceOf(asked)]
  show('beside', await besidePart(practices, asked.rounds, tell), practices, asked)
}

async function measureSizes(asked: Asked): Promise<void> {
  if (!asked.parts.includes('growth')) return
  const practices = asked.sizes.map(seededPractice)
  show('growth', await growthPart(practices, asked.rounds, tell), practices, asked)
}

/** On the terminal, and in docs/performance.md. */
function show(name: PartName, found: string, practices: readonly SeededPractice[], asked: Asked): void {
  clear()
  const facts = practices.map(practice => practice.facts)
  const about = madeOn(facts, asked.rounds, new Date())
  console.log(`\n${titles[name]}\n${about}\n\n${found}`)
  if (asked.isPrintOnly) return
  const file = inRoot('docs', 'performance.md')
  writeFileSync(file, withMeasured(readFileSync(file, 'utf8'), name, `${about}\n\n${found}`))
}
