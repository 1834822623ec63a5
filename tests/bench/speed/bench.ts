import type { AttuneServer } from './servers/attune-server'

/** What the parts of a run share. */
export type Bench = {
  attune: AttuneServer
  /** The build that this one is measured against, on its own copy of the same practice. */
  other: AttuneServer | null
  rounds: number
  tell: (words: string) => void
}

/** This build and, where there is one, the other. */
export const sidesOf = ({ attune, other }: Pick<Bench, 'attune' | 'other'>): AttuneServer[] =>
  other ? [attune, other] : [attune]

/** Starts servers anew for a round, in another order each time. */
export async function restart(servers: readonly AttuneServer[], round: number): Promise<void> {
  for (const server of round % 2 === 0 ? servers.toReversed() : servers) await server.restart()
}
