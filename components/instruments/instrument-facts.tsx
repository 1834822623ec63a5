import type { ReactNode } from 'react'
import type { Instrument } from '@/lib/instruments/instrument'
import { answerList } from './answer-list'
import { Fact } from './fact'
import { filledInBy } from './instrument-words'
import { missingWords } from './missing-words'
import { sourcesOf } from './sources'

/** Who answers it and how, what may be missing, and under which terms it may be used. */
export function InstrumentFacts({ instrument }: { instrument: Instrument }) {
  const { timeframe, response, licence, cautions, scales } = instrument
  const missing = missingWords(instrument)
  return (
    <dl className="border-t border-ink">
      <Fact name="Filled in by">{filledInBy(instrument)}</Fact>
      <Fact name="Asks about">{timeframe}</Fact>
      <Fact name="Answers">{answerList(response)}</Fact>
      {scales.length > 0 && (
        <Fact name="Missing items">
          {missing.rule} <Source>{missing.whose}.</Source>
        </Fact>
      )}
      <Fact name="To bear in mind">
        <List lines={cautions} />
      </Fact>
      <Fact name="Licence">
        <p className="font-medium">{licence.status}</p>
        {licence.text} {licence.source && <Source>Source: {licence.source}.</Source>}
      </Fact>
      <Fact name="Sources">
        <List lines={sourcesOf(instrument)} />
      </Fact>
    </dl>
  )
}

const Source = ({ children }: { children: ReactNode }) => <span className="text-[0.8125rem] text-soft">{children}</span>

function List({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return <span className="text-soft">Nothing in particular</span>
  return (
    <ul className="grid gap-1.5">
      {lines.map(line => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
