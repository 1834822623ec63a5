/** Why a text of more than `most` characters was not looked at. `what` begins the sentence: the name of the file, or "The file". */
export const tooLarge = (what: string, most: number): string =>
  `${what} is larger than ${Math.round(most / 1000)} KB, the most that is read here.`

/** A file as a form sends it: its text, or where the browser found it too large the name alone. */
export type SentFile = { text: string; unreadFile?: string | undefined }

/** Why there is nothing to read; null where there is. What is in the text is said by what reads it. */
export function unreadReason({ text, unreadFile }: SentFile, most: number): string | null {
  if (text.length > most) return tooLarge('The text', most)
  if (text !== '') return null
  return unreadFile === undefined ? 'Choose a file, or paste its text below.' : tooLarge(unreadFile, most)
}
