import type { FirstDays, FirstStep } from '@/lib/first-days'

/** What each step of the first days asks for, and what it is called once it is done. */
export const stepTitles: Readonly<Record<FirstStep, { toDo: string; done: string }>> = {
  measures: { toDo: 'Choose the measures of the first session', done: 'Measures of the first session' },
  colleagues: { toDo: 'Add your colleagues', done: 'Colleagues' },
  backup: { toDo: 'Make a first backup', done: 'Backup' },
  client: { toDo: 'Add your first client', done: 'First client' },
  session: { toDo: 'Record a first session', done: 'First session' },
}

/** "2 of 5 done". */
export const progressOf = ({ doneCount, steps }: FirstDays): string => `${doneCount} of ${steps.length} done`

/** The next step within a sentence: "make a first backup". */
export function nextWords(step: FirstStep): string {
  const { toDo } = stepTitles[step]
  return toDo.charAt(0).toLowerCase() + toDo.slice(1)
}
