import { expect, test } from 'vitest'
import { addressAtDoor } from '@/app/answer/through-door'

test('who comes through the door is counted as at the practice’s own address: of IPv6 by network', () => {
  const at = (address: string) => addressAtDoor(new Headers({ 'x-forwarded-for': address }))
  expect(at('2001:db8:1:2::7')).toBe(at('2001:db8:1:2:aaaa::9'))
  expect(at('2001:db8:1:3::7')).not.toBe(at('2001:db8:1:2::7'))
  expect(at('192.0.2.7')).toBe('192.0.2.7')
  expect(addressAtDoor(new Headers())).toBe('unknown')
})
