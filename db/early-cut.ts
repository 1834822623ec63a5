import { todayIn } from '../lib/dates'
import { allianceMeasures } from '../lib/flags/ruptures'
import { instrumentIn } from '../lib/instruments/catalogue'
import { fewestEpisodes, type Settings } from '../lib/settings'
import { may, type Viewer } from '../lib/viewer'
import { countEarlyMeans, lowerQuartileOf } from './early-mean-rows'
import { inTurn } from './in-turn'
import { invalid, notFound, type Outcome } from './outcome'
import { changeSettings } from './practice-settings'
import { rereadingOf } from './rereading'
import { instrumentsIn, settingsIn, settingsMark } from './settings'
import { look } from './write'

export type EarlyCut = {
  instrumentId: string
  short: string
  episodes: number
  cut: Settings['earlyLow']['cuts'][string] | null
}

/** For each alliance measure that was used: how many episodes have an early mean, and the cut that is in use. Aggregates alone. */
export async function earlyCuts(viewer: Viewer): Promise<EarlyCut[]> {
  if (!may(viewer, 'managePractice')) return []
  return look(async tx => {
    const settings = await settingsIn(tx, viewer.practiceId)
    const instruments = await instrumentsIn(tx, viewer.practiceId)
    const cuts = await inTurn(allianceMeasures(instruments), async ({ instrumentId }) => {
      const episodes = await countEarlyMeans(tx, viewer.practiceId, instrumentId)
      const cut = settings.earlyLow.cuts[instrumentId] ?? null
      const short = instrumentIn(instruments, instrumentId).abbreviation
      return episodes > 0 || cut ? [{ instrumentId, short, episodes, cut }] : []
    })
    return cuts.flat()
  })
}

/**
 * Takes the practice's own lowest quarter of early alliance anew, dated, and has every episode read by it. Refused under thirty
 * episodes, and while episodes are still being read by other settings. What is kept is one number: never anybody's ratings.
 */
export async function renewEarlyCut(viewer: Viewer, instrumentId: string, now: number): Promise<Outcome> {
  if (!may(viewer, 'managePractice')) return notFound
  const { practiceId } = viewer
  const { isBeingRead, settings, episodes, at } = await look(async tx => ({
    isBeingRead: (await rereadingOf(tx, practiceId)) !== undefined,
    settings: await settingsIn(tx, practiceId),
    episodes: await countEarlyMeans(tx, practiceId, instrumentId),
    at: await lowerQuartileOf(tx, practiceId, instrumentId),
  }))
  if (isBeingRead) return invalid({ instrumentId: [stillReading] })
  if (at === null || episodes < fewestEpisodes) return invalid({ instrumentId: [tooFew(episodes)] })
  const cut = { at, takenOn: todayIn(viewer.timeZone, now), episodes }
  const earlyLow = { ...settings.earlyLow, cuts: { ...settings.earlyLow.cuts, [instrumentId]: cut } }
  return changeSettings(viewer, { mark: settingsMark(settings), settings: { ...settings, earlyLow } }, now)
}

const stillReading = 'The episodes are still being read again. Please try again when that is done.'

const tooFew = (count: number) =>
  `A cut needs ${fewestEpisodes} episodes with early ratings; there ${count === 1 ? 'is 1' : `are ${count}`} so far.`
