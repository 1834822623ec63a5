import { timingSafeEqual } from 'node:crypto'
import { networkOf } from '../auth/address'

const header = 'x-attune-door'

/** Whether a request came by the answer door, which alone knows what was made for it when the server began. */
export function isThroughDoor(headers: Pick<Headers, 'get'>): boolean {
  const key = Buffer.from(process.env.ATTUNE_DOOR_KEY ?? '')
  const said = Buffer.from(headers.get(header) ?? '')
  return key.length > 0 && said.length === key.length && timingSafeEqual(said, key)
}

/** Where a request that came by the door is from, as the door says and attempts are counted. */
export const addressAtDoor = (headers: Pick<Headers, 'get'>): string =>
  networkOf(headers.get('x-forwarded-for') ?? 'unknown')
