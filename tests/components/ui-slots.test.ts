import { expect, test } from 'vitest'
import { type Source, sourcesIn } from '../architecture/sources'

/*
 * As in shadcn/ui, each part of components/ui names itself on what it draws, by `data-slot`: styles, tests and whoever looks at a
 * page find it by that. A part that only puts other parts together has no element to name.
 */

/** What is declared at the top of a file, by name. */
function declared({ text }: Source): Map<string, string> {
  const statements = text.split(/\n(?=(?:export )?(?:async )?(?:function|const|let|type)\b|\/\*\*)/)
  const name = /^(?:export )?(?:async )?(?:function|const) (\w+)/
  return new Map(statements.map(statement => [name.exec(statement)?.[1] ?? '', statement]))
}

/** The source of what a part draws, where that is an element of its own and not another part. */
function drawn(part: string, all: ReadonlyMap<string, string>): string | null {
  const source = all.get(part) ?? ''
  const tag = /(?<=[\s(])<(\w*)[\s>]/.exec(source)?.[1]
  if (!tag) return null
  if (all.has(tag)) return drawn(tag, all)
  const isElement = /^[a-z]/.test(tag) || tag === 'Slot' || source.includes(`const ${tag} =`)
  return isElement ? source : null
}

const kebab = (name: string) => name.replace(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase()

/** The parts of a file whose slot is missing or is called otherwise, as sentences. */
function wrongSlots(source: Source): string[] {
  const all = declared(source)
  const parts = [...all].filter(([name, text]) => /^[A-Z]/.test(name) && text.startsWith('export '))
  return parts.flatMap(([part]) => {
    const own = all.get(part) ?? ''
    const source = own.includes('data-slot=') ? own : (drawn(part, all) ?? '')
    const slots = [...source.matchAll(/data-slot="([^"]*)"/g)].map(([, slot]) => slot ?? '')
    const name = kebab(part)
    if (drawn(part, all) !== null && !slots.includes(name)) return `${part} has no slot ${name}`
    return slots.filter(slot => !`${slot}-`.startsWith(`${name}-`)).map(slot => `${part} has the slot ${slot}`)
  })
}

const ui = sourcesIn(['components/ui'], ['.tsx'])

test('each part of components/ui that draws an element names it', () => {
  expect(ui.flatMap(wrongSlots)).toEqual([])
})

test('most parts are looked at', () => {
  const named = ui.flatMap(source => [...declared(source).keys()].filter(part => drawn(part, declared(source))))
  expect(named).toEqual(expect.arrayContaining(['Button', 'DialogTrigger', 'DialogContent', 'PopoverContent', 'Field']))
})

test.each([
  'export function Card(props) {\n  return <div {...props} />\n}',
  'export function CardTitle(props) {\n  return <p data-slot="card" {...props} />\n}',
  'export function Card(props) {\n  const Drawn = props.asChild ? Slot : "a"\n  return <Drawn {...props} />\n}',
  'export function Card(props) {\n  return <Inner />\n}\n\nfunction Inner() {\n  return <p data-slot="inner" />\n}',
  'export const Card = () => <p />',
])('a part that does not name itself: %s', text => {
  expect(wrongSlots({ file: 'components/ui/card.tsx', text })).toHaveLength(1)
})
