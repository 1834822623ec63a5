import { formatMean, type HalfPoint } from '@/lib/attachment'
import {
  descriptionWeakness,
  halfWords,
  type ModelScores,
  modelNames,
  type AttachmentReading as Reading,
  therapistTargetNote,
} from '@/lib/attachment-models'
import { shortDate } from '@/lib/dates'
import { type Occasion, occasionText } from '@/lib/history'
import { capitalize } from '@/lib/text/number-words'
import { trueMinus } from '@/lib/text/score'
import { pathName } from './attachment-table'

type Props = {
  reading: Reading | null
  scores: ModelScores | null
  /** What was said of one dimension alone after that. */
  half?: HalfPoint | null
  locale: string
  /** Whoever reads it: the clinician at the screen, or a report for others. */
  isOwn?: boolean
}

/** Where a client is on the map in words: the style or the border it is near, both models, and what a therapist may meet. */
export function AttachmentReading({ reading, scores, half = null, locale, isOwn = true }: Props) {
  if (!reading && !scores && !half) return null
  return (
    <div className="mt-2 max-w-88 text-[0.8125rem]">
      {reading && (
        <>
          <h3 className="font-serif text-lg leading-snug">{capitalize(reading.end.point.label)}</h3>
          <p className="text-soft">{pointLine(reading, locale)}</p>
          <dl className="my-2 border-t border-rule">
            {reading.models.map(({ name, now, before }) => (
              <div key={name} className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-x-3 border-b border-rule py-1.5">
                <dt className="text-soft">{name}</dt>
                <dd>
                  {now}
                  {before && <span className="block text-soft text-xs">{before}</span>}
                </dd>
              </div>
            ))}
          </dl>
          {reading.mayMeet === null ? (
            <p className="text-soft text-xs">{therapistTargetNote}</p>
          ) : (
            <>
              <p>
                <span className="font-semibold">{isOwn ? 'What you may meet.' : 'What a therapist may meet.'}</span>{' '}
                {reading.mayMeet}
              </p>
              <p className="mt-1 text-soft text-xs">{descriptionWeakness}</p>
            </>
          )}
        </>
      )}
      {half && <p className="mt-2">{halfWords(half)}</p>}
      {scores && <p className="mt-2 text-soft">{scoresLine(scores, locale)}</p>}
    </div>
  )
}

/** "Anxiety 4.3, avoidance 4.3 · ECR-RS, general, session 14, 10 Nov 2026". */
export function pointLine({ end: { path, point } }: Reading, locale: string): string {
  const { anxiety, avoidance, number, date } = point
  const at = `Anxiety ${formatMean(anxiety)}, avoidance ${formatMean(avoidance)}`
  return `${at} · ${[pathName(path), whenOf({ number, date }, locale)].join(', ')}`
}

/** The models in numbers, which the RQ alone gives. */
export function scoresLine({ self, others, number, date }: ModelScores, locale: string): string {
  const said = (value: number | null) => (value === null ? 'incomplete' : trueMinus(value))
  const when = whenOf({ number, date }, locale)
  return `RQ, −12 to 12: ${modelNames.self.toLowerCase()} ${said(self)}, ${modelNames.others.toLowerCase()} ${said(others)} (${when}).`
}

/** The session and its day, or the day alone where it was between two; without days, where none may be shown. */
const whenOf = ({ number, date }: Occasion, locale: string): string =>
  number === null || date === ''
    ? occasionText({ number, date }, locale)
    : `session ${number}, ${shortDate(date, locale)}`
