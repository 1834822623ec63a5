import { shortDate } from '@/lib/dates'
import type { Occasion } from '@/lib/history'
import type { Timeline } from '@/lib/timeline'
import { type AllianceSide, allianceSides, clientBy, sideTitles, type VoiceRow } from '@/lib/two-voices'
import type { CrosshairPoint } from './crosshair-stop'
import type { Scale } from './frame'

/** The keys of the drawings that are no panels. */
export const voiceKey = (side: string) => `voices ${side}`
export const tensionKey = (who: string) => `tension ${who}`

type Read = { key: string; name: string; values: ReadonlyMap<string, string> }

/** Every session of the axis, in order. Measures without a value there are left out, and a session without any says why. */
export function crosshairPoints(
  timeline: Timeline,
  across: Scale,
  locale: string,
  clinician = 'you',
): CrosshairPoint[] {
  const columns = [...panelsRead(timeline), ...voicesRead(timeline, clinician), ...goalsRead(timeline)]
  return timeline.ticks.map(({ number, date, x, isMissed }) => {
    const said = columns.flatMap(({ key, name, values }) => {
      const value = values.get(keyOf({ number, date }))
      return value ? [{ key, name, value }] : []
    })
    return {
      x: across(x),
      name: number === null ? 'Between sessions' : `Session ${number}`,
      date: shortDate(date, locale),
      values: Object.fromEntries(said.map(({ key, value }) => [key, value])),
      says:
        said.map(({ name, value }) => `${name} ${value}`).join(' · ') ||
        (isMissed ? 'missed or cancelled: nothing was asked' : 'nothing rated'),
    }
  })
}

/** A session by its number, and what was given between two by its day. */
const keyOf = ({ number, date }: Occasion): string => (number === null ? date : String(number))

const panelsRead = ({ panels }: Timeline): Read[] =>
  panels.map(({ key, title, rows }) => ({
    key,
    name: title.replace(/ \(.*$/, ''),
    values: new Map(
      rows.map(({ brief, mark, ...place }) => [keyOf(place), brief && mark ? `${brief}, ${mark}` : brief]),
    ),
  }))

/** By their words; whose pen it was is in the tables. */
const goalsRead = ({ goals }: Timeline): Read[] =>
  goals.map(({ key, title, rows }) => ({
    key,
    name: `“${title}”`,
    values: new Map(rows.map(({ brief, ...place }) => [keyOf(place), brief])),
  }))

function voicesRead({ voices }: Timeline, clinician: string): Read[] {
  if (!voices) return []
  const { rows, clientForms } = voices
  const both = ({ client, clinician: own }: VoiceRow, side: AllianceSide) =>
    [
      ...clientForms.map((form, at) => client[at]?.[side] && `${clientBy(voices, form)} ${client[at][side]}`),
      own[side] && `${clinician} ${own[side]}`,
    ]
      .filter(Boolean)
      .join(' · ')
  const read = (key: string, name: string, of: (row: VoiceRow) => string): Read => ({
    key,
    name,
    values: new Map(rows.map(row => [keyOf(row), of(row)])),
  })
  return [
    ...allianceSides.map(side => read(voiceKey(side), sideTitles[side], row => both(row, side))),
    read(tensionKey('client'), 'Tension, client', row => row.tension.client),
    read(tensionKey('clinician'), `Tension, ${clinician}`, row => row.tension.clinician),
  ]
}
