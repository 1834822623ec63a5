import type { Viewer } from '../../lib/viewer'
import { ownAccount } from '../accounts'
import { startLogin, stepUp, viewerOf } from '../logins'

/** Something that somebody of the practice does at some time. */
export type Act = { at: number; run(now: number): Promise<void> }

/** What the acts of the demo share: who is who, and what time it is in the story. */
export type Stage = {
  seed: string
  /** The day the demo is made. */
  today: string
  clock: { now: number }
  personIds: Map<string, string>
  clientIds: Map<string, string>
  /** What a client was asked last to answer by themselves. */
  requestIds: Map<string, string>
  logins: Map<string, Viewer>
  newKey(): string
}

/** Has everybody act in order of time. */
export async function walk(stage: Stage, acts: readonly Act[]): Promise<void> {
  for (const act of acts.toSorted((a, b) => a.at - b.at)) {
    stage.clock.now = act.at
    await act.run(act.at)
  }
}

/** A person as a viewer; they log in once a day, when they first do something. */
export async function viewerOn(stage: Stage, person: string, now: number): Promise<Viewer> {
  const day = `${person} ${Math.floor(now / 86_400_000)}`
  const before = stage.logins.get(day)
  if (before) return before
  const loginId = await startLogin(known(stage.personIds, person), now)
  const viewer = loginId === null ? null : await viewerOf(loginId, now)
  if (!viewer) throw new Error(`${person} cannot log in`)
  stage.logins.set(day, viewer)
  return viewer
}

/** Shows again who they are, as is asked before what changes who may see what. */
export async function stepUpOnStage(viewer: Viewer, now: number): Promise<void> {
  const account = await ownAccount(viewer)
  done(await stepUp(viewer, { passwordHash: account?.passwordHash ?? '' }, now))
}

export function known<T>(map: ReadonlyMap<string, T>, key: string): T {
  const found = map.get(key)
  if (found === undefined) throw new Error(`The demo practice does not know ${key}`)
  return found
}

/** An act of the demo is never refused; if it is, the demo is wrong. */
export function done<Outcome extends { ok: boolean }>(outcome: Outcome): Done<Outcome> {
  if (isDone(outcome)) return outcome
  throw new Error(`An act of the demo was refused: ${JSON.stringify(outcome)}`)
}

type Done<Outcome> = Extract<Outcome, { ok: true }>
const isDone = <Outcome extends { ok: boolean }>(outcome: Outcome): outcome is Done<Outcome> => outcome.ok
