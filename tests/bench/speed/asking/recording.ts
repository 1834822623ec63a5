import { setTimeout as sleep } from 'node:timers/promises'
import type { CourseLength } from '../bench-file'
import { cpuBetween, readCpu } from '../measuring/cpu-time'
import type { AttuneServer } from '../servers/attune-server'
import type { Answer } from '../servers/exchange'
import { SessionActs } from './session-acts'
import { spareClient } from './spare-client'
import type { Visit } from './visit'

export const actNames = ['draft', 'save', 'save, with the summary'] as const
export type ActName = (typeof actNames)[number]

/** What one request of an act took. `cpuMs` is null where the system does not say. */
export type Sample = { act: ActName; answer: Answer; cpuMs: number | null }

/** How often a draft is kept before a session is saved. */
const drafts = 3

/** One clinician at one server, recording sessions of the clients whose courses are measured. */
export type Recorder = { server: AttuneServer; acts: SessionActs; spare: string }

export async function recorderOf(visit: Visit): Promise<Recorder> {
  const { server } = visit
  const acts = new SessionActs(server, await visit.as('clinician'))
  return { server, acts, spare: spareClient(server.folder, server.practice.facts) }
}

/** Begins a session, keeps drafts, saves it, and takes it to another client, so that the course keeps its length. */
export async function recordSession(
  { server, acts, spare }: Recorder,
  length: CourseLength,
  isPlain: boolean,
): Promise<Sample[]> {
  const clientId = server.practice.facts.clients[length]
  const sessionId = await acts.begin(clientId)
  const samples: Sample[] = []
  const timed = async (act: ActName, send: () => Promise<Answer>) =>
    samples.push({ act, ...(await timedAt(server.pid, send)) })
  for (let version = 0; version < drafts; version++)
    await timed('draft', () => acts.draft(clientId, sessionId, version))
  const save = () => acts.save(clientId, sessionId, drafts, isPlain)
  await timed(isPlain ? 'save' : 'save, with the summary', save)
  await acts.moveAway(clientId, sessionId, spare)
  return samples
}

/** Sends one request to a server that has nothing else to do; what it does once it has answered is its work too. */
async function timedAt(pid: number, send: () => Promise<Answer>): Promise<Omit<Sample, 'act'>> {
  await sleep(5)
  const before = readCpu(pid)
  const answer = await send()
  await sleep(5)
  return { answer, cpuMs: cpuBetween(before, readCpu(pid)) }
}
