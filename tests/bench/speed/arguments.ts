import path from 'node:path'
import { optionsIn } from './options'

/** The parts of a run, in the order in which they are run. */
export const partNames = [
  'pages',
  'acts',
  'together',
  'audit',
  'beside',
  'answering',
  'links',
  'floods',
  'browser',
  'growth',
] as const
export type PartName = (typeof partNames)[number]

export const usage = `npm run bench                                  measures the build on a practice of 1,000 sessions, which it makes where there is none
npm run bench -- --practice FOLDER             on another one (npm run bench:seed makes them)
npm run bench -- --against FOLDER              beside another checkout of Attune with a build of its own, request by request
npm run bench -- --sizes FOLDER,FOLDER,…       how pages grow with the practice, and large work with it: the smallest first
npm run bench -- --only ${partNames.join(',')}   some parts alone
npm run bench -- --rounds N                    rounds, 5 if not said
npm run bench -- --print                       leaves docs/performance.md as it is`

export type Asked = {
  practice: string | null
  against: string | null
  sizes: readonly string[]
  parts: readonly PartName[]
  rounds: number
  isPrintOnly: boolean
}

const options = {
  practice: { type: 'string' },
  against: { type: 'string' },
  sizes: { type: 'string' },
  only: { type: 'string' },
  rounds: { type: 'string', default: '5' },
  print: { type: 'boolean', default: false },
} as const

/** What was asked for on the command line, with folders in full; null where it is not understood. */
export function readArguments(args: readonly string[]): Asked | null {
  const given = optionsIn(args, options)
  const parts = given && partsIn(given.only, given.sizes !== undefined)
  if (!given || !parts || !/^[1-9]\d?$/.test(given.rounds)) return null
  return {
    practice: given.practice === undefined ? null : path.resolve(given.practice),
    against: given.against === undefined ? null : path.resolve(given.against),
    sizes: (given.sizes?.split(',') ?? []).map(folder => path.resolve(folder)),
    parts,
    rounds: Number(given.rounds),
    isPrintOnly: given.print,
  }
}

/** Growth is measured where sizes are named, and cannot be without; null where a name is none of ours. */
function partsIn(only: string | undefined, hasSizes: boolean): PartName[] | null {
  const named = only?.split(',') ?? partNames.filter(name => name !== 'growth' || hasSizes)
  const parts = partNames.filter(name => named.includes(name))
  const isUnderstood = parts.length === named.length && (hasSizes || !parts.includes('growth'))
  return isUnderstood ? parts : null
}
