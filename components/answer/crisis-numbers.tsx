import type { CrisisLine } from '@/lib/answer/settings'
import type { AnswerLanguage } from '@/lib/answer/words'

/** The numbers that the practice has given, to be called by a touch. They are read from left to right in every language. */
export function CrisisNumbers({ numbers, language }: { numbers: readonly CrisisLine[]; language: AnswerLanguage }) {
  return (
    <ul className="numbers" lang={language}>
      {numbers.map(({ who, when, number }) => (
        <li key={`${who} ${number}`}>
          <span>
            {who}
            {when !== '' && <small>{when}</small>}
          </span>
          <a href={`tel:${number.replace(/[^\d+*#]/g, '')}`} dir="ltr">
            {number}
          </a>
        </li>
      ))}
    </ul>
  )
}
