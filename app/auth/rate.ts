/** Somebody asked for more within a short time than anybody does by hand. */
export class TooFast extends Error {
  override readonly name = 'TooFast'
}

/** By its name: what counts is made by one bundle of the server, and asked in another, whose class is a different one. */
export const isTooFast = (error: unknown): boolean => error instanceof Error && error.name === 'TooFast'

/** How many are told apart: who was here longest ago is forgotten first. */
const most = 10_000

/**
 * Counts what each asks for: `burst` at once, and from then on `perSecond`. Beyond that it throws `TooFast`.
 * @param now in ms
 */
export function rate({ burst, perSecond }: { burst: number; perSecond: number }) {
  const known = new Map<string, { left: number; at: number }>()
  return (who: string, now: number): void => {
    const { left, at } = known.get(who) ?? { left: burst, at: now }
    const leftNow = Math.min(burst, left + (Math.max(0, now - at) / 1000) * perSecond)
    if (leftNow < 1) throw new TooFast()
    known.delete(who)
    known.set(who, { left: leftNow - 1, at: now })
    const [longestAgo] = known.keys()
    if (known.size > most && longestAgo !== undefined) known.delete(longestAgo)
  }
}

declare global {
  // The server loads this module once per bundle; everybody is counted once per process.
  var actRates: { ofLogin: ReturnType<typeof rate>; ofAddress: ReturnType<typeof rate> } | undefined
}

/** How many acts a login may carry out: far more than hands do, and few enough that everybody else is served meanwhile. */
export const countAct = (loginId: string, now: number): void => rates().ofLogin(loginId, now)

/** How many acts come from an address without a login. */
export const countOpenAct = (address: string, now: number): void => rates().ofAddress(address, now)

function rates() {
  globalThis.actRates ??= {
    ofLogin: rate({ burst: 600, perSecond: 20 }),
    ofAddress: rate({ burst: 60, perSecond: 1 }),
  }
  return globalThis.actRates
}
