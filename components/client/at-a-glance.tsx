import { placeWords } from '@/lib/attachment'
import { placeIn, ratingsSoFar } from '@/lib/change/expected-range'
import { shortVerdict } from '@/lib/change/reliable-change'
import type { ClientSummary } from '@/lib/client-summary'
import { atOccasion, type History, isFilledIn } from '@/lib/history'
import { instrumentIn } from '@/lib/instruments/catalogue'
import type { Instrument } from '@/lib/instruments/instrument'
import { ageInWords, awayInWords, dayInWords, weekdayAndDay } from '@/lib/text/days'
import { arrowDifference, formatFixed, formatNumber } from '@/lib/text/score'

/** The line under the name, to be read just before a session. */
export function AtAGlance({ facts }: { facts: readonly Glance[] }) {
  return (
    <dl
      aria-label="At a glance"
      className="grid grid-cols-2 gap-x-8 gap-y-4 border-b border-rule py-3.5 sm:grid-cols-3 lg:grid-cols-5"
    >
      {facts.map(({ name, value, says }) => (
        <div key={name}>
          <dt className="text-[0.8125rem] text-soft">{name}</dt>
          <dd className="mt-0.5">
            <span className="block text-lg leading-snug font-semibold">{value}</span>
            <span className="block text-[0.8125rem] text-soft">{says}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

type Glance = { name: string; value: string; says: string }

type Dates = { nextSessionOn: string | null; today: string; locale: string }
type Sessions = History['sessions']

/** How the work is going, in five facts of a few words each: alliance, distress, a possible rupture, the next session, attachment. */
export function glanceOf(
  summary: ClientSummary,
  { sessions, instruments }: Pick<History, 'sessions' | 'instruments'>,
  { nextSessionOn, today, locale }: Dates,
): Glance[] {
  const { alliance, distress, openRupture: rupture, lastSession } = summary
  return [
    alliance ? allianceGlance(alliance, summary, locale) : nothing('Alliance', 'not rated yet'),
    distress
      ? {
          name: `Distress, ${distress.short}`,
          value: `${formatNumber(distress.value, { locale, most: 1 })}${ofSession(distress, sessions)}`,
          says: [
            distress.difference !== null && `${arrowDifference(distress.difference)} since the start`,
            shortVerdict[distress.verdict],
          ]
            .filter(Boolean)
            .join(', '),
        }
      : nothing('Distress', 'not rated yet'),
    rupture
      ? {
          name: 'Possible rupture',
          value: rupture.state === 'open' ? 'open' : 'not back',
          says: `since ${rupture.number === null ? '' : `session ${rupture.number}, `}${ageInWords(rupture.since, today)}`,
        }
      : alliance
        ? { name: 'Possible rupture', value: 'none open', says: 'in the alliance ratings' }
        : nothing('Possible rupture', 'no alliance rating yet'),
    {
      name: 'Next session',
      value: nextSessionOn ? weekdayAndDay(nextSessionOn, locale) : 'not set',
      says: [
        nextSessionOn && awayInWords(nextSessionOn, today),
        lastSession
          ? `last: session ${lastSession.number}, ${dayInWords(lastSession.date, today, locale)}`
          : 'the first',
      ]
        .filter(Boolean)
        .join(' · '),
    },
    attachmentGlance(summary.style, sessions, instruments),
  ]
}

/** Of which session a value is, where a newer form of the same measure came to none: " at session 17". */
function ofSession({ instrumentId, date }: NonNullable<ClientSummary['distress']>, sessions: Sessions): string {
  const filled = sessions.filter(({ assessments }) =>
    assessments.some(each => each.instrumentId === instrumentId && isFilledIn(each)),
  )
  const own = filled.findLast(session => session.date === date)
  return own && own !== filled.at(-1) ? ` ${atOccasion(own)}` : ''
}

const nothing = (name: string, says: string): Glance => ({ name, value: '–', says })

function allianceGlance(
  { points, band, short }: NonNullable<ClientSummary['alliance']>,
  { ratings }: ClientSummary,
  locale: string,
) {
  const written = (value: number) => formatFixed(value, 1, locale)
  const last = points.findLast(({ value }) => value !== null)
  const value = last?.value ?? null
  const name = `Alliance, ${short}`
  if (value === null) return nothing(name, 'not rated lately')
  const range = band.find(({ number }) => number === last?.number)
  const says = () => {
    if (!range) return ratingsSoFar(ratings)
    return `${placeIn(range, value)} the usual ${written(range.low)}–${written(range.high)}`
  }
  return { name, value: written(value), says: says() }
}

/** Where the client is on the map in a few words, with the form that says so. */
function attachmentGlance(
  style: ClientSummary['style'],
  sessions: Sessions,
  instruments: readonly Instrument[],
): Glance {
  if (!style) return nothing('Attachment', withoutPoint(sessions, instruments))
  const { abbreviation } = instrumentIn(instruments, style.instrumentId)
  const { place, side } = placeWords(style.anxiety, style.avoidance)
  return { name: `Attachment, ${abbreviation}`, value: place, says: side }
}

/** What there is where the map has no point: a form on scales of its own, one that is incomplete, or nothing. */
function withoutPoint(sessions: Sessions, instruments: readonly Instrument[]): string {
  const forms = instruments.filter(({ domain }) => domain === 'attachment')
  const filled = sessions.flatMap(({ number, assessments }) =>
    assessments.filter(isFilledIn).flatMap(({ instrumentId }) => {
      const form = forms.find(({ id }) => id === instrumentId)
      return form ? [`${form.abbreviation} at session ${number}`] : []
    }),
  )
  const last = filled.at(-1)
  return last ? `no point on the map; ${last}` : 'not measured yet'
}
