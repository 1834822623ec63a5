/**
 * What is taken for true of clients and their ratings. The literature says that ruptures come in about half of all courses and that many
 * clients rate near the top; the spread within clients, carry-over, growth and depth are assumed, and varied below.
 */
export type Assumptions = {
  clients: number
  sessions: readonly [number, number]
  /** Of the clients' levels at the first session: mean and standard deviation. */
  mean: number
  between: number
  /** Of the spreads within a client: median, and standard deviation of their logarithm. */
  within: number
  unevenness: number
  /** Correlation of one deviation with the next. */
  carryOver: number
  /** Mean gain per session; a client's own lies between nothing and twice as much. */
  growth: number
  /** Chance that a rupture begins, at each calm session from the fourth on. */
  ruptures: number
  /** How deep a rupture goes, in points, each depth as likely; it lasts one to three sessions. */
  depth: readonly [number, number]
  /** Where a rating is the mean of few whole answers: how many, and how far each lies beside the rating (SD) before it is rounded. */
  answers?: { count: number; spread: number }
}

export const scale = { min: 1, max: 5, priorSd: 0.35 }
/** Ratings are means of twelve answers. */
export const step = 1 / 12
export const longest = 3

export const usual: Assumptions = {
  clients: 4000,
  sessions: [10, 30],
  mean: 3.8,
  between: 0.6,
  within: 0.3,
  unevenness: 0.35,
  carryOver: 0.25,
  growth: 0.015,
  ruptures: 0.04,
  depth: [0.5, 1.8],
}

/** The client's impression: three whole answers from 1 to 5, which are coarser and say less than twelve. */
export const threeAnswers: Assumptions = { ...usual, answers: { count: 3, spread: 0.4 } }

/** The same with other numbers, so that nothing rests on one choice of them. */
export const otherwise: readonly (Partial<Assumptions> & { name: string })[] = [
  { name: 'low ratings', mean: 3.2, between: 0.4 },
  { name: 'high ratings', mean: 4.3, between: 0.8 },
  { name: 'steady clients', within: 0.2, unevenness: 0.3 },
  { name: 'variable clients', within: 0.45, unevenness: 0.3 },
  { name: 'clients alike in spread', unevenness: 0.2 },
  { name: 'clients unlike in spread', unevenness: 0.55 },
  { name: 'no carry-over', carryOver: 0 },
  { name: 'strong carry-over', carryOver: 0.5 },
  { name: 'no growth', growth: 0 },
  { name: 'fast growth', growth: 0.05, mean: 3.3 },
  { name: 'shallow ruptures', depth: [0.4, 1.2] },
  { name: 'deep ruptures', depth: [0.8, 2] },
  { name: 'short courses', sessions: [8, 15] },
  { name: 'long courses', sessions: [25, 40] },
]
