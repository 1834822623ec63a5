/** The drawings, and beside them the column with the values of one session. */
export const timelineGrid = 'relative grid gap-x-6 xl:grid-cols-[minmax(0,1fr)_8rem] print:block'

/** The drawings' part of that width. */
export const plotWidth = 'w-full xl:w-[calc(100%-9.5rem)]'
