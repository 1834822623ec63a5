import { todayIn } from '../lib/dates'
import { earlyMean, lowerQuartile } from '../lib/early-cut'
import { allianceMeasures } from '../lib/flags/ruptures'
import { fewestEpisodes, type Settings } from '../lib/settings'
import { may, type Viewer } from '../lib/viewer'
import { episodesOfPractice } from './access'
import { historyForRules } from './history'
import { db } from './open'
import { invalid, notFound, type Outcome } from './outcome'
import { changeSettings, practiceSettings } from './practice-settings'
import { instrumentsIn, settingsIn } from './settings'

export type EarlyCut = {
  instrumentId: string
  short: string
  episodes: number
  cut: Settings['earlyLow']['cuts'][string] | null
}

/** For each alliance measure that was used: how many episodes have an early mean, and the cut that is in use. Aggregates alone. */
export async function earlyCuts(viewer: Viewer): Promise<EarlyCut[]> {
  if (!may(viewer, 'managePractice')) return []
  const settings = settingsIn(db(), viewer.practiceId)
  return allianceMeasures(instrumentsIn(db(), viewer.practiceId)).flatMap(({ instrumentId }) => {
    const means = earlyMeans(viewer, instrumentId, settings)
    const cut = settings.earlyLow.cuts[instrumentId] ?? null
    const short =
      instrumentsIn(db(), viewer.practiceId).find(({ id }) => id === instrumentId)?.abbreviation ?? instrumentId
    return means.length + Number(cut !== null) > 0 ? [{ instrumentId, short, episodes: means.length, cut }] : []
  })
}

/**
 * Takes the practice's own lowest quarter of early alliance anew, dated, and reads every episode by it. Refused under thirty
 * episodes. What is kept is one number: never anybody's ratings.
 */
export async function renewEarlyCut(viewer: Viewer, instrumentId: string, now: number): Promise<Outcome> {
  if (!may(viewer, 'managePractice')) return notFound
  const { settings, mark } = await practiceSettings(viewer)
  const means = earlyMeans(viewer, instrumentId, settings)
  if (means.length < fewestEpisodes) return invalid({ instrumentId: [tooFew(means.length)] })
  const cut = { at: lowerQuartile(means), takenOn: todayIn(viewer.timeZone, now), episodes: means.length }
  const earlyLow = { ...settings.earlyLow, cuts: { ...settings.earlyLow.cuts, [instrumentId]: cut } }
  return changeSettings(viewer, { mark, settings: { ...settings, earlyLow } }, now)
}

const tooFew = (count: number) =>
  `A cut needs ${fewestEpisodes} episodes with early ratings; there ${count === 1 ? 'is 1' : `are ${count}`} so far.`

function earlyMeans(viewer: Viewer, instrumentId: string, settings: Settings): number[] {
  return episodesOfPractice(db(), viewer.practiceId).flatMap(
    ({ episodeId }) => earlyMean(historyForRules(db(), episodeId), instrumentId, settings.earlyLow) ?? [],
  )
}
