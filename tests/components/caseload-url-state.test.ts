import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hideable, sortable } from '@/components/caseload/columns'
import { filterIds } from '@/components/caseload/filters'
import {
  type CaseloadView,
  densities,
  firstView,
  pageSizes,
  queryOf,
  savedQueryOf,
  savedViewOf,
  viewOf,
} from '@/components/caseload/url-state'

const read = (query: string) => viewOf(new URLSearchParams(query))

const sorts = sortable.flatMap(({ id: column }) => [true, false].map(descending => ({ column, descending })))

const anyView: fc.Arbitrary<CaseloadView> = fc.record({
  filter: fc.constantFrom(...filterIds),
  sort: fc.constantFrom(null, ...sorts),
  hidden: fc.subarray(hideable.map(({ id }) => id)),
  density: fc.constantFrom(...densities),
  page: fc.integer({ min: 1, max: 9999 }),
  size: fc.constantFrom(...pageSizes),
})

describe('the state of the caseload in its address', () => {
  test('the first view has a bare address', () => {
    expect(queryOf(firstView)).toBe('')
    expect(read('')).toEqual(firstView)
  })

  test('every view comes back as it was written', () =>
    fc.assert(
      fc.property(anyView, view => {
        expect(read(queryOf(view))).toEqual(view)
      }),
    ))

  test('an address reads well', () => {
    const view: CaseloadView = {
      filter: 'review',
      sort: { column: 'distress', descending: true },
      hidden: ['rupture', 'due'],
      density: 'compact',
      page: 2,
      size: 50,
    }
    expect(queryOf(view)).toBe('show=review&sort=distress.desc&hide=rupture.due&density=compact&size=50&page=2')
  })

  test.each([
    'show=everyone',
    'sort=record',
    'sort=__proto__.desc',
    'hide=client.record',
    'page=0',
    'page=-1',
    'page=1e9',
    'size=7',
    'density=cosy',
    'q=Amira',
  ])('%s is as if it were not there', query => expect(read(query)).toEqual(firstView))

  test('what is kept under a name is the view without its page, and nothing else that is sent', () => {
    expect(savedQueryOf(savedViewOf('page=3&q=Amira&show=due&density=compact'))).toBe('show=due&density=compact')
    fc.assert(
      fc.property(anyView, view => {
        expect(savedViewOf(savedQueryOf(view))).toEqual({ ...view, page: 1 })
      }),
    )
  })

  test('whatever stands there, a view is made of it', () =>
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, value) => {
        const view = read(
          new URLSearchParams({ show: value, sort: value, hide: value, page: value, [name]: value }).toString(),
        )
        expect(read(queryOf(view))).toEqual(view)
      }),
    ))
})
