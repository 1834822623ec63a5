import type { NextStep } from './next-steps'
import type { RuleId } from './rule'

const experts = 'Eubanks, Burckell & Goldfried 2018 (134 expert raters)'
const recognised = 'Chen et al. 2018 (84 clients, 56 therapists)'
const resolution = 'Muran et al. 2009 (N = 128)'
const repair = 'Eubanks, Muran & Safran 2018 (r = .29 with outcome)'
const adolescents = 'Schenk et al. 2019 (10 adolescents, 187 sessions)'
const support = 'Whipple 2003; de Jong et al. 2021 (d = .15 to .17)'
const style = 'Notsu et al. 2024'
const perfect = 'ACORN collaboration, page on its alliance items'
const duty = 'Clinical duty'
const ours = 'Attune; a prompt, not a finding'

/** By what the clinician called it. Nothing more is known of both kinds at once, so they get the step for the one that strains more. */
const byKind: NextStep[] = [
  {
    text: 'Ask gently after what was left unsaid. Withdrawal is quiet, and was the more frequent kind in one small study.',
    source: adolescents,
    when: { kind: ['withdrawal'] },
  },
  {
    text: 'Hear the complaint out, and your own part in it, before you answer. Confrontation strained the alliance more in one small study.',
    source: adolescents,
    when: { kind: ['confrontation', 'both'] },
  },
]

/** By attachment region. Nothing was found that would call for another first move with a secure client. */
const byRegion: NextStep[] = [
  {
    text: 'Allow more than one conversation: with higher attachment anxiety, resolving a rupture was less successful in one small study.',
    source: '“Picking up the pieces” 2023 (38 patients)',
    when: { region: ['preoccupied', 'fearful'] },
  },
  {
    text: 'Go slowly and let the client choose how far to go: an unhurried question may be easier to answer than a direct one.',
    source: ours,
    when: { region: ['dismissing', 'fearful'] },
  },
]

/** What the house offers for each rule, until a practice writes its own. */
export const houseSteps: Record<RuleId, NextStep[]> = {
  'alliance-drop': [
    ...byKind,
    ...byRegion,
    {
      text: 'Acknowledge the strain and explore it together in the same session, before anything that aims at change.',
      source: experts,
    },
    {
      text: 'Say that you noticed. In one study, ruptures that the therapist had recognised did not weigh on the next session.',
      source: recognised,
    },
  ],
  'rupture-unrepaired': [
    {
      text: 'Ask whether the client is holding back, or thinks of stopping. Withdrawal weighed more where clients left early, in one small study.',
      source: 'A qualitative study of 5 + 5 courses of therapy (PMC9856216)',
      when: { kind: ['withdrawal'] },
    },
    ...byKind.slice(1),
    ...byRegion,
    {
      text: 'Come back to it at the start of the next session: acknowledge what happened, and explore it before going on.',
      source: experts,
    },
    {
      text: 'Take it to supervision: what has been tried, and what might mend it. Repair goes with better outcome.',
      source: repair,
    },
  ],
  'rupture-unseen': [
    ...byRegion,
    {
      text: 'Think back to that session: when did it change, and what did you take it for? Recognised ruptures did not weigh on the next one.',
      source: recognised,
    },
    {
      text: 'Ask early in the next session what you may have missed, and explore the answer before anything else.',
      source: experts,
    },
  ],
  'alliance-decline': [
    { text: 'Look at the ratings together and ask what has changed since they were higher.', source: ours },
    {
      text: 'Ask whether goals and tasks are still the ones the client came for. A better alliance goes with better outcome.',
      source: 'Flückiger et al. 2018 (r = .278)',
    },
  ],
  'tension-unresolved': [
    ...byKind,
    ...byRegion,
    {
      text: 'Come back to it at the start of the next session, and explore how it was left before anything else.',
      source: experts,
    },
    {
      text: 'Ask what would make it feel more settled. Higher resolution went with staying in therapy.',
      source: resolution,
    },
  ],
  'reliable-deterioration': [
    {
      text: 'Look together at what got harder since the start, and whether goals and tasks still fit.',
      source: support,
    },
    {
      text: 'Take it to supervision. Therapists seldom foresee who gets worse: 1 of 40 in one study.',
      source: 'Hannan et al. 2005',
    },
  ],
  'alliance-early-low': [
    {
      text: 'Take it as context: with higher avoidance, alliance ratings tend to be slightly lower (r = −.13).',
      source: style,
      when: { region: ['dismissing', 'fearful'] },
    },
    {
      text: 'Take it as context: with higher attachment anxiety, alliance ratings tend to be slightly lower (r = −.09).',
      source: style,
      when: { region: ['preoccupied'] },
    },
    {
      text: 'Ask now what would make the work more useful to the client; a weak alliance goes with dropping out.',
      source: 'Sharf, Primavera & Diener 2010 (d = .55)',
    },
    { text: 'Go over goals and tasks once more: does the client see them as their own?', source: ours },
  ],
  'alliance-ceiling': [
    {
      text: 'Invite a critical word: what could be even a little better? Perfect ratings are common and say little.',
      source: perfect,
    },
    { text: 'Tell the client that a lower rating is welcome: it shows you what to change.', source: ours },
  ],
  'no-reliable-gain': [
    {
      text: 'Look at the course together: what would be a first sign that it helps, and what stands in its way?',
      source: support,
    },
    {
      text: 'Take the whole course to supervision, other measures included: not every gain shows in distress.',
      source: ours,
    },
  ],
  'safety-item': [
    {
      text: 'Ask about it today, directly and calmly, and follow the safety procedure of your practice.',
      source: duty,
    },
    { text: 'Write down what was done; the flag stays until then.', source: duty },
  ],
}
