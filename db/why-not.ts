/** Why something cannot be done with the files of a folder, as a sentence for the terminal. */
export function whyNot(error: unknown, folder: string): string {
  if (!(error instanceof Error)) return String(error)
  const code = codeOf(error)
  const [, words] = kinds.find(([pattern]) => pattern.test(code)) ?? []
  return words ? words(folder, code) : error.message
}

export const codeOf = (error: Error): string => ('code' in error ? String(error.code) : '')

export const isDamageCode = (code: string) => /^SQLITE_(CORRUPT|NOTADB)/.test(code)

/** What to do about a damaged database. */
export const damaged = (file: string) =>
  `${file} is damaged. Stop Attune, keep a copy of its whole folder, and put the newest good backup in its place: npm run restore -- FILE.`

const kinds: readonly [RegExp, (folder: string, code: string) => string][] = [
  [
    /^(SQLITE_(FULL|IOERR)|ENOSPC|EIO|EDQUOT)/,
    (folder, code) => `The disk that holds ${folder} is full, or cannot be relied on (${code}).`,
  ],
  [/^(SQLITE_(CANTOPEN|READONLY)|EACCES|EROFS|EPERM)/, (folder, code) => `Attune cannot write to ${folder} (${code}).`],
  [/^SQLITE_(CORRUPT|NOTADB)/, folder => damaged(`${folder}/attune.db`)],
  [/^SQLITE_(BUSY|LOCKED)/, folder => `Another program is using the practice in ${folder}. Try again once it is done.`],
  [/^EEXIST/, folder => `Something of that name is in ${folder} already; nothing was overwritten.`],
  [/^(ENOENT|ENOTDIR|EISDIR)/, (folder, code) => `${folder} is not there any more, or is not a folder (${code}).`],
]
