/*
 * What the papers say, written out apart from the definitions, so that a slip in a definition meets somebody who knows better. By
 * instrument; one that is not named has none.
 */

/** Items that the key turns round. */
export const reversed: Record<string, number[]> = {
  'ecr-r': [9, 11, 20, 22, 26, 27, 28, 29, 30, 31, 33, 34, 35, 36],
  'ecr-s': [1, 5, 8, 9],
  'ecr-rs': [1, 2, 3, 4],
  raas: [2, 7, 8, 13, 16, 17, 18],
  'core-10': [2, 3],
  'core-om': [3, 4, 7, 12, 19, 21, 31, 32],
  'ders-36': [1, 2, 6, 7, 8, 10, 17, 20, 22, 24, 34],
  'ders-18': [1, 4, 6],
}

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1)

/** Items that, as they are worded, somebody who is well agrees with: their higher answer is the better one. */
export const goodToAgreeWith: Record<string, number[]> = {
  'ecr-r': [9, 11, 20, 22, 26, 27, 28, 29, 30, 31, 33, 34, 35, 36],
  'ecr-s': [1, 5, 8, 9],
  'ecr-rs': [1, 2, 3, 4],
  raas: [1, 5, 6, 12, 14],
  'wai-sr': upTo(12),
  sai: upTo(6),
  'client-impression': upTo(3),
  'core-10': [2, 3],
  'core-om': [3, 4, 7, 12, 19, 21, 31, 32],
  'who-5': upTo(5),
  'ders-36': [1, 2, 6, 7, 8, 10, 17, 20, 22, 24, 34],
  'ders-18': [1, 4, 6],
  'dsq-40': [2, 3, 5, 25, 26, 30, 35, 38],
}

/** Items that are neither good nor bad by themselves: the styles of the RQ, and the neurotic defences. */
export const neitherGoodNorBad: Record<string, number[]> = {
  rq: [1, 2, 3, 4],
  'dsq-40': [1, 7, 21, 24, 28, 32, 39, 40],
}

/** Scales where more is better; on all others that say anything, more is worse. */
export const betterWhenHigher: Record<string, string[]> = {
  raas: ['close', 'depend', 'close_depend'],
  rq: ['model_of_self', 'model_of_others'],
  'wai-sr': ['task', 'goal', 'bond', 'total', 'mean'],
  sai: ['sum', 'mean'],
  'client-impression': ['sum', 'mean'],
  'who-5': ['raw', 'percent'],
  'dsq-40': ['sublimation', 'humor', 'anticipation', 'suppression', 'mature'],
}

export const sayingNeither: Record<string, string[]> = {
  'dsq-40': ['undoing', 'pseudo_altruism', 'idealization', 'reaction_formation', 'neurotic'],
}

/** Which items each subscale is made of. */
export const madeOf: Record<string, Record<string, number[]>> = {
  'ecr-r': {
    anxiety: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18],
    avoidance: [19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36],
  },
  'ecr-s': {
    anxiety: [2, 4, 6, 8, 10, 12],
    avoidance: [1, 3, 5, 7, 9, 11],
  },
  'ecr-rs': {
    avoidance: [1, 2, 3, 4, 5, 6],
    anxiety: [7, 8, 9],
  },
  raas: {
    close: [1, 6, 8, 12, 13, 17],
    depend: [2, 5, 7, 14, 16, 18],
    anxiety: [3, 4, 9, 10, 11, 15],
  },
  'wai-sr': {
    task: [1, 2, 10, 12],
    bond: [3, 5, 7, 9],
    goal: [4, 6, 8, 11],
  },
  'core-om': {
    wellbeing: [4, 14, 17, 31],
    problems: [2, 5, 8, 11, 13, 15, 18, 20, 23, 27, 28, 30],
    functioning: [1, 3, 7, 10, 12, 19, 21, 25, 26, 29, 32, 33],
    risk: [6, 9, 16, 22, 24, 34],
  },
  'dass-21': {
    depression: [3, 5, 10, 13, 16, 17, 21],
    anxiety: [2, 4, 7, 9, 15, 19, 20],
    stress: [1, 6, 8, 11, 12, 14, 18],
  },
  'ders-36': {
    nonacceptance: [11, 12, 21, 23, 25, 29],
    goals: [13, 18, 20, 26, 33],
    impulse: [3, 14, 19, 24, 27, 32],
    awareness: [2, 6, 8, 10, 17, 34],
    strategies: [15, 16, 22, 28, 30, 31, 35, 36],
    clarity: [1, 4, 5, 7, 9],
  },
  'ders-18': {
    awareness: [1, 4, 6],
    clarity: [2, 3, 5],
    goals: [8, 12, 15],
    impulse: [9, 16, 18],
    nonacceptance: [7, 13, 14],
    strategies: [10, 11, 17],
  },
  'ders-16': {
    clarity: [1, 2],
    goals: [3, 7, 15],
    impulse: [4, 8, 11],
    strategies: [5, 6, 12, 14, 16],
    nonacceptance: [9, 10, 13],
  },
  'dsq-40': {
    sublimation: [3, 38],
    humor: [5, 26],
    anticipation: [30, 35],
    suppression: [2, 25],
    undoing: [32, 40],
    pseudo_altruism: [1, 39],
    idealization: [21, 24],
    reaction_formation: [7, 28],
    projection: [6, 29],
    passive_aggression: [23, 36],
    acting_out: [11, 20],
    isolation: [34, 37],
    devaluation: [10, 13],
    autistic_fantasy: [14, 17],
    denial: [8, 18],
    displacement: [31, 33],
    dissociation: [9, 15],
    splitting: [19, 22],
    rationalization: [4, 16],
    somatization: [12, 27],
  },
}

const none = (...scales: string[]) => Object.fromEntries(scales.map(scale => [scale, 0]))

/** How many items of each scale may be missing. CORE-10 and CORE-OM by their own rules; where the others allow any, it is a fifth. */
export const mayBeMissing: Record<string, Record<string, number>> = {
  'ecr-r': { anxiety: 3, avoidance: 3 },
  'ecr-s': { anxiety: 1, avoidance: 1 },
  'ecr-rs': { anxiety: 0, avoidance: 1 },
  raas: { close: 1, depend: 1, anxiety: 1, close_depend: 2 },
  rq: none('model_of_self', 'model_of_others'),
  'wai-sr': { ...none('task', 'goal', 'bond'), total: 2, mean: 2 },
  'client-impression': none('sum', 'mean'),
  sai: { sum: 1, mean: 1 },
  'core-10': { total: 1 },
  'core-om': { wellbeing: 0, problems: 1, functioning: 1, risk: 0, total_mean: 3, clinical_score_x10: 3 },
  'phq-9': { total: 0 },
  'gad-7': { total: 0 },
  k10: { total_1to5: 2, total_0to4: 2 },
  k6: { total: 1 },
  'dass-21': { depression: 1, anxiety: 1, stress: 1 },
  'who-5': { raw: 1, percent: 1 },
  'ders-36': {
    ...{ nonacceptance: 1, goals: 1, impulse: 1, awareness: 1, strategies: 1, clarity: 1 },
    ...{ total: 7, total_without_awareness: 6 },
  },
  'ders-18': {
    ...none('awareness', 'clarity', 'goals', 'impulse', 'nonacceptance', 'strategies'),
    ...{ total: 3, total_without_awareness: 3 },
  },
  'ders-16': { ...none('clarity', 'goals', 'impulse', 'nonacceptance'), strategies: 1, total: 3 },
  'dsq-40': {
    ...none('sublimation', 'humor', 'anticipation', 'suppression'),
    ...none('undoing', 'pseudo_altruism', 'idealization', 'reaction_formation'),
    ...none('projection', 'passive_aggression', 'acting_out', 'isolation', 'devaluation', 'autistic_fantasy'),
    ...none('denial', 'displacement', 'dissociation', 'splitting', 'rationalization', 'somatization'),
    ...{ mature: 1, neurotic: 1, immature: 4 },
  },
}

/** By which codes LOINC knows them: loinc.org/69729-2 and LL358-3, LL359-1; the panels as LHC-Forms and the examples of HL7 have them. */
export const loincCodes: Record<string, { panel: string; total: string; items: string[] }> = {
  'phq-9': {
    panel: '44249-1',
    total: '44261-6',
    items: [
      ...['44250-9', '44255-8', '44259-0', '44254-1', '44251-7', '44258-2', '44252-5', '44253-3', '44260-8'],
      '69722-7',
    ],
  },
  'gad-7': {
    panel: '69737-5',
    total: '70274-6',
    items: ['69725-0', '68509-9', '69733-4', '69734-2', '69735-9', '69689-8', '69736-7'],
  },
}
