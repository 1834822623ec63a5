import { clientImpression } from './client-impression'
import { core10 } from './core-10'
import { coreOm } from './core-om'
import { dass21 } from './dass-21'
import { ders16 } from './ders-16'
import { ders18 } from './ders-18'
import { ders36 } from './ders-36'
import { dsq40 } from './dsq-40'
import { ecrR } from './ecr-r'
import { ecrRs } from './ecr-rs'
import { ecrS } from './ecr-s'
import { gad7 } from './gad-7'
import { impression } from './impression'
import type { Instrument } from './instrument'
import { k6 } from './k6'
import { k10 } from './k10'
import { phq9 } from './phq-9'
import { raas } from './raas'
import { rq } from './rq'
import { sai } from './sai'
import { tensionCheck } from './tension-check'
import { waiSr } from './wai-sr'
import { who5 } from './who-5'

/** Every instrument that ships, in the order in which screens list and draw them. */
export const instruments: readonly Instrument[] = [
  waiSr,
  sai,
  clientImpression,
  tensionCheck,
  impression,
  core10,
  coreOm,
  phq9,
  gad7,
  k10,
  k6,
  dass21,
  who5,
  ders16,
  ders18,
  ders36,
  ecrRs,
  ecrR,
  ecrS,
  raas,
  rq,
  dsq40,
]

const byId = new Map(instruments.map(each => [each.id, each]))

export const instrumentById = (id: string): Instrument | undefined => byId.get(id)

/** The definition of an instrument that is known to ship; throws on any other id. */
export const instrument = (id: string): Instrument => instrumentIn(instruments, id)

/** An instrument among those that a practice has (all that ship, and its own); throws when it is none of them. */
export function instrumentIn(among: readonly Instrument[], id: string): Instrument {
  const found = among.find(each => each.id === id)
  if (!found) throw new Error(`There is no instrument ${id}`)
  return found
}
