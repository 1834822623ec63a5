import { z } from 'zod'
import { atOccasion, type History } from '../history'
import type { Instrument } from '../instruments/instrument'
import type { Settings } from '../settings'
import { unreadable } from '../text/unreadable'

/** Safety: answer today. Review: take to the next session or supervision. Note: seen on the chart and client page. */
export const tiers = ['safety', 'review', 'note'] as const
export type Tier = (typeof tiers)[number]

/** Which of two tiers comes first, as a comparison for sorting: safety before review before note. */
export const compareTiers = (a: Tier, b: Tier): number => tiers.indexOf(a) - tiers.indexOf(b)

/** The rules that ship; a rule's id is never used again for another. */
export const ruleIds = [
  'safety-item',
  'rupture-unrepaired',
  'alliance-drop',
  'rupture-unseen',
  'alliance-decline',
  'tension-unresolved',
  'reliable-deterioration',
  'alliance-early-low',
  'alliance-ceiling',
  'no-reliable-gain',
] as const
export type RuleId = (typeof ruleIds)[number]

/** What a rule found in one episode, with everything its sentence needs. The same history gives the same findings. */
export type Finding<Evidence = unknown> = {
  rule: string
  ruleVersion: number
  /** Stable name of this finding within the episode: where it began and in which measure. An answer in it comes after a `=`. */
  key: string
  tier: Tier
  /** The session whose data is the newest evidence, and its date: what triage sorts by. */
  sessionId: string
  date: string
  evidence: Evidence
  /** The session whose data, or the clinician's judgement of it, cleared it; null until then. */
  clearedBy: string | null
  /** Typed in too long after its day to ask for an answer today: it goes to the history. */
  isLate?: boolean
}

/** What a rule itself says of a finding; `defineRule` adds the rule and its version. */
export type Found<Evidence> = Omit<Finding<Evidence>, 'rule' | 'ruleVersion'>

export type Explanation = {
  /** What happened, in numbers, against what, from how many ratings. */
  sentence: string
  /** The same in so few words that it stays on one line of a list; no full stop. */
  short: string
  /** How sure, in plain words (chance, n). */
  detail: string
  /** What would clear it. */
  clearsWhen: string
  /** Where the evidence for this flag is weaker than that of its rule: its own grade. */
  grade?: string
}

/** The number of a session as flags keep it with their evidence; null between two, where the flag's own day says when. */
export const storedNumber = z.int().nullable()

/** "at session 4", or "between sessions". No day: a flag has its own beside it, and is printed where no day may be. */
export const atNumber = (number: number | null): string => atOccasion({ number, date: '' })

/** Of a flag whose evidence is damaged. When its episode is read again, as at each save, it is kept anew. */
export const unreadableExplanation: Explanation = {
  sentence: 'What raised this flag is damaged and cannot be read.',
  short: unreadable,
  detail: 'The answers themselves are in the session',
  clearsWhen: 'It can be read again once a session of this episode is saved.',
}

/** A rule in words, by a practice's settings. */
export type Criteria = {
  /** What raises it. */
  raised: string
  /** In which tier, and where that changes. */
  tier: string
  /** What clears it. */
  cleared: string
}

export type Rule = {
  id: RuleId
  version: number
  title: string
  grade: string
  citations: readonly string[]
  /** What the evidence does not show. */
  weakness: string
  criteria(settings: Settings): Criteria
  evaluate(history: History, settings: Settings): Finding[]
  /**
   * Words from the stored evidence, with the names that the practice's instruments have; throws when it is not of this rule's shape.
   * `session` is the number that the session of the newest evidence has today, so that no sentence stands beside newer numbers without
   * saying of when it is; null where that session is not in the episode any more.
   */
  explain(evidence: unknown, instruments: readonly Instrument[], session?: number | null): Explanation
}

/** Ties a rule's evidence schema to its sentence, so that what was stored is checked before it is put into words. */
export function defineRule<S extends z.ZodType>(rule: {
  id: RuleId
  version: number
  title: string
  grade: string
  citations: readonly string[]
  weakness: string
  criteria(settings: Settings): Criteria
  evidence: S
  evaluate(history: History, settings: Settings): Found<z.output<S>>[]
  explain(evidence: z.output<S>, instruments: readonly Instrument[], session: number | null): Explanation
}): Rule {
  const { evidence: schema, evaluate, explain, ...about } = rule
  return {
    ...about,
    evaluate: (history, settings) =>
      evaluate(history, settings).map(found => ({ rule: rule.id, ruleVersion: rule.version, ...found })),
    explain: (evidence, instruments, session = null) =>
      weighed(explain(schema.parse(evidence), instruments, session), evidence, instruments),
  }
}

/**
 * The evidence behind the alliance rules is of measures that were validated. Read from questions of our own, or of the practice's, a flag says
 * so, and is of the lowest grade.
 */
function weighed(said: Explanation, evidence: unknown, instruments: readonly Instrument[]): Explanation {
  const id = ofInstrument.safeParse(evidence).data?.instrumentId
  const of = instruments.find(each => each.id === id)
  if (of?.domain !== 'alliance' || !(of.ownPrompt || of.practiceOwn)) return said
  return { ...said, grade: 'C', detail: `${said.detail} ${of.abbreviation} is not a validated measure: grade C.` }
}

const ofInstrument = z.object({ instrumentId: z.string() })
