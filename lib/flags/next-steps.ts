import { z } from 'zod'
import { type Region, regions } from '../attachment'
import { type RuptureKind, ruptureKinds } from './rupture-judgement'

/**
 * A short prompt with where it comes from; `when` says for which ruptures and attachment regions it is, all where it is absent. Near a
 * border it has to be meant for every region that the client may lie in: the midpoint is a convention, and no prompt hangs on it.
 */
export const nextStepSchema = z.strictObject({
  text: z.string().trim().min(1).max(400),
  source: z.string().trim().min(1).max(200),
  when: z
    .strictObject({
      kind: z.array(z.enum(ruptureKinds)).min(1).optional(),
      region: z.array(z.enum(regions)).min(1).optional(),
    })
    .optional(),
})
export type NextStep = z.output<typeof nextStepSchema>

/** `regions`: those that the client's latest point may lie in; none where it is not known. */
type About = { kind: RuptureKind | null; regions: readonly Region[] }

/** How many are offered at once. */
const mostShown = 3

/** How many a practice can write for one rule. */
export const mostSteps = 8

/**
 * The steps that fit a flag, two or three of them: those made for its kind and region first, and among the rest always the first
 * that is meant for everyone.
 */
export function stepsFor(steps: readonly NextStep[], about: About): NextStep[] {
  const fitting = steps.filter(step => fits(step, about))
  const made = fitting.filter(isMadeFor).toSorted((a, b) => conditions(b) - conditions(a))
  const general = fitting.filter(step => !isMadeFor(step))
  return [...made.slice(0, mostShown - 1), ...general, ...made.slice(mostShown - 1)].slice(0, mostShown)
}

const fits = ({ when }: NextStep, { kind, regions }: About): boolean =>
  areAmong(when?.kind, kind === null ? [] : [kind]) && areAmong(when?.region, regions)

const areAmong = <T>(wanted: readonly T[] | undefined, values: readonly T[]) =>
  wanted === undefined || (values.length > 0 && values.every(value => wanted.includes(value)))

const conditions = ({ when }: NextStep) => Number(when?.kind !== undefined) + Number(when?.region !== undefined)

const isMadeFor = (step: NextStep) => conditions(step) > 0
