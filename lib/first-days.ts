import { may, type Verb, type Viewer } from './viewer'

/** What a practice has to do before its work can begin, in the order in which it is best done. */
export const firstSteps = ['measures', 'colleagues', 'backup', 'client', 'session'] as const
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

/** A demo is made again by a command, so that it needs no backup. */
const isFor = (viewer: Viewer, step: FirstStep) => may(viewer, verbs[step]) && !(step === 'backup' && viewer.isDemo)
