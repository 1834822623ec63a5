import { core10 } from './core-10'
import { ders16 } from './ders-16'
import { dsq40 } from './dsq-40'
import { ecrR } from './ecr-r'
import { ecrRs } from './ecr-rs'
import { gad7 } from './gad-7'
import { impression } from './impression'
import type { Instrument } from './instrument'
import { phq9 } from './phq-9'
import { rq } from './rq'
import { tensionCheck } from './tension-check'
import { waiSr } from './wai-sr'

/** Every instrument that ships, in the order in which screens list and draw them. */
export const instruments: readonly Instrument[] = [
  waiSr,
  tensionCheck,
  impression,
  core10,
  phq9,
  gad7,
  ders16,
  ecrRs,
  ecrR,
  rq,
  dsq40,
]

const byId = new Map(instruments.map(each => [each.id, each]))

export const instrumentById = (id: string): Instrument | undefined => byId.get(id)

/** The definition of an instrument that is known to ship; throws on any other id. */
export function instrument(id: string): Instrument {
  const found = byId.get(id)
  if (!found) throw new Error(`There is no instrument ${id}`)
  return found
}
