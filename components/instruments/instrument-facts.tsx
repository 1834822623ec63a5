import type { Instrument } from '@/lib/instruments/instrument'
import { missingWords } from '@/lib/instruments/missing-words'
import { answerList } from './answer-list'
import { Fact } from './fact'
import { filledInBy } from './instrument-words'
import { KeySource } from './key-source'
import { SourceLine } from './source-line'
import { SourceText } from './source-text'
import { sourcesOf } from './sources'

/** Who answers it and how, what may be missing, and under which terms it may be used. */
export function InstrumentFacts({ instrument }: { instrument: Instrument }) {
  const { timeframe, response, licence, cautions, scales } = instrument
  const missing = missingWords(instrument)
  return (
    <dl className="border-t border-ink">
      <Fact name="Filled in by">{filledInBy(instrument)}</Fact>
      <Fact name="Asks about">
        {timeframe}. <KeySource instrument={instrument} />
      </Fact>
      <Fact name="Answers">
        {answerList(response)}. <KeySource instrument={instrument} />
      </Fact>
      {scales.length > 0 && (
        <Fact name="Missing items">
          {missing.rule} <SourceLine>{missing.whose}</SourceLine>
        </Fact>
      )}
      <Fact name="To bear in mind">
        <List lines={cautions} />
      </Fact>
      <Fact name="Licence">
        <p className="font-medium">{licence.status}</p>
        {licence.text} {licence.source && <SourceLine>{licence.source}</SourceLine>}
      </Fact>
      <Fact name="Sources">
        <List lines={sourcesOf(instrument)} />
      </Fact>
    </dl>
  )
}

function List({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return <span className="text-soft">Nothing in particular</span>
  return (
    <ul className="grid gap-1.5">
      {lines.map(line => (
        <li key={line}>
          <SourceText>{line}</SourceText>
        </li>
      ))}
    </ul>
  )
}
