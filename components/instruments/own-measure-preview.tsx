import { labelledAnswers, rangeText } from '@/lib/instruments/answer-range'
import type { Instrument } from '@/lib/instruments/instrument'
import { domainHeadings, ownNote } from '@/lib/measure'
import { trueMinus } from '@/lib/text/score'
import { CueTable } from './cue-table'
import { filledInBy } from './instrument-words'
import { KeyTable } from './key-table'

/** What a definition makes, before it is kept. */
export function OwnMeasurePreview({ instrument, locale }: { instrument: Instrument; locale: string }) {
  const { title, abbreviation, domain, measures, response } = instrument
  const labels = labelledAnswers(response).map(({ value, label }) => `${trueMinus(value)} ${label}`)
  return (
    <section aria-labelledby="preview" className="grid gap-4">
      <h2 id="preview" className="font-serif text-xl">
        {title}
        <span className="block font-sans text-sm text-soft">
          {[abbreviation, domainHeadings[domain], `filled in by ${filledInBy(instrument)}`, ownNote].join(' · ')}
        </span>
      </h2>
      {measures && <p className="max-w-prose">{measures}</p>}
      <p className="text-soft">
        Answers {rangeText(response)}
        {labels.length > 0 && `: ${labels.join(' · ')}`}
      </p>
      <CueTable instrument={instrument} />
      <KeyTable instrument={instrument} locale={locale} />
    </section>
  )
}
