import type { ReactNode } from 'react'
import type { Instrument } from '@/lib/instruments/instrument'
import { missingWords } from '@/lib/instruments/worked-example'
import { answerList } from './cue-table'
import { filledInBy } from './instrument-words'
import { KeySource } from './key-table'
import { OfficialFormsLink, OfficialPlaces, Terms } from './official-places'
import { SourceLine, SourceText } from './source-line'

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
        <Terms licence={licence} />
      </Fact>
      {!instrument.ownPrompt && !instrument.practiceOwn && (
        <Fact name="Official forms">
          <OfficialPlaces instrumentId={instrument.id} />
          <OfficialFormsLink />
        </Fact>
      )}
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

/** One thing about the form beside its name, to be put in a `dl`. */
function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="border-b border-rule py-2.5 sm:grid sm:grid-cols-[7rem_minmax(0,1fr)] sm:items-baseline sm:gap-x-4">
      <dt className="text-[0.8125rem] text-soft">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  )
}

/** The paper, then every other source that a figure on the page is taken from, each once. */
export function sourcesOf(instrument: Instrument): string[] {
  const { citation, bands, cutoffs, reliableChange, meaningfulChange, reliability, norms, licence } = instrument
  const figures = [...bands, ...cutoffs, ...reliableChange, ...meaningfulChange, ...reliability, ...norms].map(
    each => each.source,
  )
  const others = [...figures, ...(licence.source ? [licence.source] : [])]
  return [citation, ...new Set(others.filter(source => !isShortFor(citation, source)))]
}

/** "Barkham et al. (2013)" is the paper again. */
function isShortFor(citation: string, source: string): boolean {
  const short = /^(\p{L}+) et al\. (\(\d{4}\))$/u.exec(source)
  return short !== null && citation.startsWith(`${short[1]} `) && citation.includes(`${short[2]}`)
}
