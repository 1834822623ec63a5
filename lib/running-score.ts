import type { Answers, Respondent } from './instruments/answers'
import type { Instrument, Scale } from './instruments/instrument'
import { askedItems, type ScaleScore, score, scoredItems } from './instruments/scoring'

/** A scale while its form is filled in: a score once none of its items is left to answer, until then only a mean or sum so far. */
export type RunningScore =
  | { state: 'empty'; left: number }
  | { state: 'so-far'; value: number; how: 'mean' | 'sum'; answered: number; left: number }
  | { state: 'scored'; score: ScaleScore }

/** The running score of each scale. What is "so far" is no score: it is never kept and never compared with anything. */
export function runningScores(
  instrument: Instrument,
  respondent: Respondent,
  answers: Answers,
): Map<string, RunningScore> {
  const asked = new Set(askedItems(instrument, respondent, answers).map(item => item.n))
  const runningScoreOf = (scored: ScaleScore): RunningScore => {
    const scale = instrument.scales.find(each => each.id === scored.scale)
    const items = scale ? scoredItems(instrument, scale, answers) : []
    const left = items.filter(({ n }) => asked.has(n) && answers[n] === undefined).length
    if (!scale || left === 0) return { state: 'scored', score: scored }
    return soFar(scale, items, left)
  }
  return new Map(score(instrument, answers).map(scored => [scored.scale, runningScoreOf(scored)]))
}

function soFar(scale: Scale, items: ReturnType<typeof scoredItems>, left: number): RunningScore {
  const how = methodOf(scale)
  const given = items.flatMap(({ value, weight }) => (value === null ? [] : [{ value, weight }]))
  if (how === null || given.length === 0) return { state: 'empty', left }
  const sum = given.reduce((total, { value, weight }) => total + value * weight, 0)
  const weights = given.reduce((total, { weight }) => total + weight, 0)
  return {
    state: 'so-far',
    value: how === 'mean' ? (sum / weights) * timesOf(scale) : sum,
    how,
    answered: given.length,
    left,
  }
}

/**
 * Whether a scale so far is a mean or a sum; null where half the items would mean nothing (differences of styles, a sum that starts
 * below zero).
 */
function methodOf({ key }: Scale): 'mean' | 'sum' | null {
  if (key.method === 'weighted-sum' || (key.method === 'sum' && key.subtract !== undefined)) return null
  return key.method === 'sum' ? 'sum' : 'mean'
}

const timesOf = ({ key }: Scale) => (key.method === 'mean' ? (key.multiplyBy ?? 1) : 1)
