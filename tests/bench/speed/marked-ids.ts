/*
 * All ids of what belongs to a team end in the same six hexadecimal digits in the template, wherever they stand: in a column of their
 * own, in a key, in JSON. Copying writes the number of the copy there, so that ids stay unique and go on sorting by time.
 */

/** The last bytes of the ids of a practice, which are not copied. */
export const ofPractice: readonly number[] = [0, 0, 0]
/** The last bytes of the ids of the template's team. */
export const ofTeam: readonly number[] = [0xb7, 0x4e, 0xd1]

/** What is replaced, as it stands in a text. */
export const mark = ofTeam.map(byte => byte.toString(16)).join('')

/** The number of a copy as it stands at the end of its ids. */
export const numberInIds = (copy: number) => copy.toString(16).padStart(mark.length, '0')

const idOfTeam = new RegExp(`\\b[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{6}${mark}\\b`, 'g')

/** Whether a text has the mark where no id of the team ends: replacing it would change something else. */
export const hasStrayMark = (text: string): boolean => text.replaceAll(idOfTeam, '').includes(mark)

/** An id, or a text with ids, as a copy has it. */
export const inCopy = (text: string, copy: number): string => text.replaceAll(mark, numberInIds(copy))
