/** A port that nothing uses. */
export function freePort(): Promise<number>
