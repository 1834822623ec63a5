import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ClientsOfPerson, ClosingWords } from '@/components/practice/clients-of-person'

type Person = Parameters<typeof ClosingWords>[0]['person']

const ben: Person = {
  ...{ id: 'ben', name: 'Ben', leftAt: null, isViewer: false },
  clients: { all: 3, unopened: 0, alone: 2 },
}
const text = (node: React.ReactNode) =>
  renderToStaticMarkup(node)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
const closing = (given: Partial<Person>) => text(<ClosingWords person={{ ...ben, ...given }} />)
const listed = (given: Partial<Person>) => text(<ClientsOfPerson person={{ ...ben, ...given }} />)

test('closing an account says first for whom they are responsible, to how many nobody else has access, and leads to the transfer', () => {
  expect(closing({})).toContain('Ben is responsible for 3 clients. Nobody else can open the records of 2 of them.')
  expect(renderToStaticMarkup(<ClosingWords person={ben} />)).toContain('href="/practice/people/ben/transfer"')
  expect(closing({ clients: { all: 1, unopened: 0, alone: 1 } })).toContain('Nobody else can open their record.')
  expect(closing({ clients: { all: 0, unopened: 0, alone: 0 } })).toMatch(/^ ?They are logged out at once/)
  expect(closing({ isViewer: true })).toMatch(/You are responsible for 3 clients.* You are logged out at once/)
})

test('the list says what is open to nobody, and what is not open to who is responsible', () => {
  expect(listed({})).not.toContain('open to')
  expect(listed({ leftAt: 1, clients: { all: 3, unopened: 3, alone: 2 } })).toContain('2 of them open to nobody')
  expect(listed({ clients: { all: 3, unopened: 3, alone: 0 } })).toContain('not open to them until transferred back')
})
