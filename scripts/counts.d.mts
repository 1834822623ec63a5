type Counts = { passed: number; failed: number }

export function oneCheck(code: number): Counts
export function unitCounts(file: string, code: number): Counts
export function browserCounts(file: string, code: number): Counts
export function sum(counts: readonly Counts[]): Counts
