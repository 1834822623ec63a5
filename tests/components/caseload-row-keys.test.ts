import { expect, test } from 'vitest'
import { rowAfter } from '@/components/caseload/row-keys'

test.each([
  ['ArrowDown', 0, 1],
  ['j', 1, 2],
  ['j', 2, 2],
  ['ArrowUp', 2, 1],
  ['k', 0, 0],
  ['j', -1, 0],
  ['k', -1, 0],
  ['ArrowDown', -1, null],
  ['r', 1, null],
  ['toString', 1, null],
])('%s at row %i of three leads to %s', (key, at, to) => expect(rowAfter(key, at, 3)).toBe(to))

test('without rows no key leads anywhere', () => expect(rowAfter('j', -1, 0)).toBeNull())
