/** As the machine has it, or one of the two whatever the machine says. */
export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]
