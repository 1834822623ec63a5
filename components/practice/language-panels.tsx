'use client'

import { type ReactNode, useState } from 'react'
import { cn } from '../ui/cn'
import { InPlaceLink } from '../ui/link'

type Props = {
  panels: readonly { language: string; name: string; hasNumber: boolean; content: ReactNode }[]
  /** The one that is shown at first. */
  first: string
}

/** One language at a time. All stay on the page: what is typed in one is still there when one has looked at another. */
export function LanguagePanels({ panels, first }: Props) {
  const [shown, setShown] = useState(first)
  const addressOf = (language: string) => `/practice/answers?language=${language}`
  const show = (language: string) => {
    setShown(language)
    history.replaceState(null, '', addressOf(language))
  }
  return (
    <>
      <nav aria-label="Language of what clients read" className="mb-5">
        <ul className="flex flex-wrap gap-x-5 gap-y-1">
          {panels.map(({ language, name, hasNumber }) => (
            <li key={language}>
              <InPlaceLink
                href={addressOf(language)}
                follow={() => show(language)}
                aria-current={language === shown ? 'page' : undefined}
                className={cn(
                  'inline-block border-b-2 py-1',
                  language === shown ? 'border-ink font-medium' : 'border-transparent text-soft hover:text-ink',
                )}
              >
                {name}
                {!hasNumber && <span className="text-[0.8125rem] text-soft"> · no number</span>}
              </InPlaceLink>
            </li>
          ))}
        </ul>
      </nav>
      {panels.map(({ language, content }) => (
        <div key={language} hidden={language !== shown}>
          {content}
        </div>
      ))}
    </>
  )
}
