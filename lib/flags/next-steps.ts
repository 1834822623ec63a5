import type { Region } from '../attachment'

export type NextStep = { text: string; source: string }

const experts = 'Eubanks, Burckell & Goldfried 2018 (134 experts)'
const recognised = 'Chen et al. 2018'
const resolution = 'Muran et al. 2009'
const repair = 'Eubanks, Muran & Safran 2018'
const support = 'Whipple 2003; de Jong et al. 2021'
const duty = 'Clinical duty'
const ours = 'Attune; a prompt, not a finding'

const strain: NextStep[] = [
  { text: 'Notice the strain aloud, and explore it together before anything else in the session.', source: experts },
  {
    text: 'Ask what was different last time. A strain that the therapist sees tends to weigh less on the next session.',
    source: recognised,
  },
]

const byRule: Record<string, NextStep[]> = {
  'alliance-drop': strain,
  'rupture-unrepaired': [
    ...strain.slice(0, 1),
    {
      text: 'Take it to supervision: what has been tried, and what might mend it. Repair went with better outcome.',
      source: repair,
    },
  ],
  'tension-unresolved': [
    { text: 'Come back to it at the start of the next session, and ask how it was left.', source: experts },
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
  'safety-item': [
    {
      text: 'Ask about it today, directly and calmly, and follow the safety procedure of your practice.',
      source: duty,
    },
    { text: 'Write down what was done; the flag stays until then.', source: duty },
  ],
}

const byRegion: Record<Region, string> = {
  secure: 'This client may find it easy to say what was off if you ask plainly.',
  preoccupied: 'Strain may be voiced strongly; steadiness and a clear next contact may help.',
  dismissing:
    'Strain may show as distance rather than complaint; an unhurried question may be easier to answer than a direct one.',
  fearful: 'Closeness may be wanted and feared at once; go slowly, and let the client choose how far to go.',
}

const aboutRelationship = ['alliance-drop', 'rupture-unrepaired', 'tension-unresolved']

/** Two or three short prompts for a flag: by its rule and, where the relationship is meant, by attachment region. */
export function nextSteps(rule: string, region: Region | null): NextStep[] {
  const steps = byRule[rule] ?? []
  const forRegion = region !== null && aboutRelationship.includes(rule)
  return forRegion ? [...steps, { text: byRegion[region], source: ours }] : steps
}
