import { directionOf } from '@/lib/answer/form'
import type { CrisisLine, Written } from '@/lib/answer/settings'

type Props = { numbers: Written<readonly CrisisLine[]> }

/** The numbers that the practice has given, to be called by a touch. They are read from left to right in every language. */
export function CrisisNumbers({ numbers: { said, language } }: Props) {
  return (
    <ul className="numbers" lang={language} dir={directionOf(language)}>
      {said.map(({ who, when, number }) => (
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
