import type { ReactNode } from 'react'
import type { Instrument } from '@/lib/instruments/instrument'
import { formatNumber } from '@/lib/text/score'
import { notFoundWords } from './instrument-words'
import { SourceLine } from './source-line'

type Props = { instrument: Instrument; locale: string }

/** What a score may be compared with, each figure beside its source. */
export function Readings({ instrument, locale }: Props) {
  return (
    <div className="border-t border-ink">
      <FactList title="Bands" facts={bandFacts(instrument, locale)} />
      <FactList title="Cut-offs" facts={cutoffFacts(instrument, locale)} />
      <FactList title="Reliable change" facts={changeFacts(instrument, locale)} />
      {instrument.meaningfulChange.length > 0 && (
        <FactList title="A change that matters" facts={meaningfulFacts(instrument, locale)} />
      )}
      <FactList title="Reliability" facts={instrument.reliability} />
      <FactList title="Norms" facts={instrument.norms} />
    </div>
  )
}

const bandFacts = (instrument: Instrument, locale: string): SourcedFact[] =>
  instrument.bands.map(({ bands: set, scale, source, note }) => ({
    source,
    text: scaleName(instrument, scale)
      .concat(
        set
          .map(({ from, to, label }) => `${formatNumber(from, { locale })}–${formatNumber(to, { locale })} ${label}`)
          .join(' · '),
      )
      .concat(note ? `. ${note}` : '.'),
  }))

const cutoffFacts = (instrument: Instrument, locale: string): SourcedFact[] =>
  instrument.cutoffs.map(({ name, at, orLess, scale, source, forChange }) => ({
    source,
    text: `${scaleName(instrument, scale)}${formatNumber(at, { locale })} or ${orLess ? 'less' : 'more'}: ${name}.${
      forChange ? ' Clinically significant change is judged here.' : ''
    }`,
  }))

const changeFacts = (instrument: Instrument, locale: string): SourcedFact[] =>
  instrument.reliableChange.map(({ value, confidence, scale, source, note }, index) => ({
    source,
    text: `${scaleName(instrument, scale)}${formatNumber(value, { locale })} points or more (${
      confidence === null ? 'level not stated' : `${confidence} confidence`
    }).${index === 0 ? ' Used by Attune unless the practice sets another.' : ''}${note ? ` ${note}` : ''}`,
  }))

const meaningfulFacts = (instrument: Instrument, locale: string): SourcedFact[] =>
  instrument.meaningfulChange.map(({ value, scale, source, note }) => ({
    source,
    text: `${scaleName(instrument, scale)}${formatNumber(value, { locale })} points or more.${note ? ` ${note}` : ''}`,
  }))

/** Named only where an instrument has more than one scale. */
const scaleName = ({ scales }: Instrument, id: string) =>
  scales.length > 1 ? `${scales.find(scale => scale.id === id)?.title ?? id}: ` : ''

type SourcedFact = { text: ReactNode; source: string }

/** Statements with the source beside each; where there are none, it says that none was found. */
function FactList({ title, facts }: { title: string; facts: readonly SourcedFact[] }) {
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
