import type { ReactNode } from 'react'
import { notFoundWords } from './instrument-words'
import { SourceLine } from './source-line'

export type SourcedFact = { text: ReactNode; source: string }

/** Statements with the source beside each; where there are none, it says that none was found. */
export function FactList({ title, facts }: { title: string; facts: readonly SourcedFact[] }) {
  return (
    <div className="border-b border-rule py-3 sm:grid sm:grid-cols-[9rem_minmax(0,1fr)] sm:gap-x-4">
      <h3 className="text-[0.8125rem] text-soft">{title}</h3>
      {facts.length === 0 ? (
        <p className="text-soft">{notFoundWords}</p>
      ) : (
        <ul className="grid gap-2">
          {facts.map((fact, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
            <li key={index} className="max-w-3xl">
              {fact.text} <SourceLine>{fact.source}</SourceLine>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
