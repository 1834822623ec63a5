import type { Answers } from './answers'

/** How many of these items have an answer: one that was declined or left blank has none. */
export const answeredOf = (items: readonly { n: number }[], answers: Answers): number =>
  items.filter(({ n }) => typeof answers[n] === 'number').length

/** Why others of them have none, where that is known: "1 declined, 2 left blank"; '' where none was passed over. */
export function passedOverText(items: readonly { n: number }[], answers: Answers): string {
  const count = (why: 'declined' | 'blank') => items.filter(({ n }) => answers[n] === why).length
  const [declined, blank] = [count('declined'), count('blank')]
  return [declined > 0 && `${declined} declined`, blank > 0 && `${blank} left blank`].filter(Boolean).join(', ')
}
