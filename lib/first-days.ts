import { defaultPlan, type PlanEntry } from './battery'
import type { Respondent } from './instruments/answers'
import { instrument, instrumentIn } from './instruments/catalogue'
import type { Domain, Instrument } from './instruments/instrument'
import { may, type Verb, type Viewer } from './viewer'

/** What a practice has to do before its work can begin, in the order in which it is best done. */
const firstSteps = ['measures', 'colleagues', 'second-factor', 'backup', 'client', 'session'] as const
export type FirstStep = (typeof firstSteps)[number]

/** What is so by now, by step. */
export type FirstDaysFacts = { readonly [step in FirstStep]: boolean }

export type FirstDays = {
  steps: readonly { step: FirstStep; isDone: boolean }[]
  doneCount: number
  /** The first step that is not done; null when all are. */
  next: FirstStep | null
}

const verbs: Readonly<Record<FirstStep, Verb>> = {
  measures: 'managePractice',
  colleagues: 'managePractice',
  'second-factor': 'managePractice',
  backup: 'managePractice',
  client: 'keepClients',
  session: 'recordSessions',
}

/** The steps that are the viewer's to take, ticked off by what is so. */
export function firstDays(viewer: Viewer, facts: FirstDaysFacts): FirstDays {
  const steps = firstSteps.filter(step => isFor(viewer, step)).map(step => ({ step, isDone: facts[step] }))
  const next = steps.find(({ isDone }) => !isDone)?.step ?? null
  return { steps, doneCount: steps.filter(({ isDone }) => isDone).length, next }
}

/** A demo is made again by a command, so that it needs no backup, and lets everybody in. */
const isFor = (viewer: Viewer, step: FirstStep) =>
  may(viewer, verbs[step]) && !(viewer.isDemo && ofRealOnes.includes(step))

const ofRealOnes: readonly FirstStep[] = ['second-factor', 'backup']

/** A rule of thumb of ours, said wherever the minutes are. */
export const secondsPerAnswer = 10

const lighterDomains: readonly Domain[] = ['alliance', 'distress', 'relationship-check']

/** A lighter start than the house's plan: alliance, distress and the prompts on the relationship. */
export const lighterPlan: readonly PlanEntry[] = defaultPlan.filter(({ instrumentId }) =>
  lighterDomains.includes(instrument(instrumentId).domain),
)

export type FirstSession = { answers: number; byClient: number; byClinician: number; minutes: number }

/** How much a plan asks at a first session, where everything that is asked at all is due. */
export function firstSession(plan: readonly PlanEntry[], among: readonly Instrument[]): FirstSession {
  const byClient = answersOf('client', plan, among)
  const byClinician = answersOf('clinician', plan, among)
  const answers = byClient + byClinician
  return { answers, byClient, byClinician, minutes: Math.max(1, Math.round((answers * secondsPerAnswer) / 60)) }
}

function answersOf(respondent: Respondent, plan: readonly PlanEntry[], among: readonly Instrument[]): number {
  const asked = plan.filter(entry => entry.respondent === respondent && entry.everySessions > 0)
  const items = asked.flatMap(({ instrumentId }) => instrumentIn(among, instrumentId).items)
  return items.filter(({ askedOf }) => askedOf === undefined || askedOf === respondent).length
}

/** Which of the two plans of the house this is; `own` is any other. */
export function planKind(plan: readonly PlanEntry[]): 'house' | 'lighter' | 'own' {
  if (isSamePlan(plan, defaultPlan)) return 'house'
  return isSamePlan(plan, lighterPlan) ? 'lighter' : 'own'
}

function isSamePlan(one: readonly PlanEntry[], other: readonly PlanEntry[]): boolean {
  const content = (plan: readonly PlanEntry[]) =>
    JSON.stringify(plan.map(each => [each.instrumentId, each.respondent, each.target, each.everySessions]))
  return content(one) === content(other)
}
