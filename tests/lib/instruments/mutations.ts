import fc from 'fast-check'

/* What careless editing, a broken export or somebody hostile may make of a file that was right. */

type Node = { [key: string]: unknown } | unknown[]

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null

/** Every set and list in a JSON value, itself first. */
function nodesIn(value: unknown): Node[] {
  return isNode(value) ? [value, ...Object.values(value).flatMap(nodesIn)] : []
}

/** Also what only a JSON text can hold: an entry of its own called __proto__. */
const put = (node: Node, key: string, value: unknown) =>
  Object.defineProperty(node, key, { value, enumerable: true, configurable: true, writable: true })

const junk = fc.oneof(
  fc.constantFrom<unknown>(null, '', ' ', '__proto__', 'constructor', 0, -1, 0.5, 1e300, 99, true, [], {}, [[]], '3'),
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary' }),
  fc.integer({ min: 1, max: 200 }).map(depth => JSON.parse(`${'{"item":['.repeat(depth)}${']}'.repeat(depth)}`)),
  fc.integer({ min: 400, max: 3000 }).map(length => 'x'.repeat(length)),
)

const step = fc.record({
  node: fc.nat(),
  at: fc.nat(),
  how: fc.constantFrom('drop', 'repeat', 'replace', 'swap', 'rename', 'add'),
  junk,
  name: fc.constantFrom('__proto__', 'constructor', 'toString', 'text', 'item', 'x'),
})

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

function changed(value: unknown, { node: which, at, how, junk: other, name }: Step): void {
  const nodes = nodesIn(value)
  const node = nodes[which % nodes.length]
  if (!node) return
  const keys = Object.keys(node)
  const [key = '0', next = '0'] = [keys[at % keys.length], keys[(at + 1) % keys.length]]
  const [one, two] = [Reflect.get(node, key), Reflect.get(node, next)]
  if (how === 'replace') put(node, key, other)
  if (how === 'swap') put(put(node, key, two), next, one)
  if (how === 'add') Array.isArray(node) ? node.push(other) : put(node, name, other)
  if (how === 'repeat' && Array.isArray(node)) node.splice(at % node.length, 0, structuredClone(one))
  if (how === 'drop') Array.isArray(node) ? node.splice(at % node.length, 1) : Reflect.deleteProperty(node, key)
  if (how === 'rename' && !Array.isArray(node) && Reflect.deleteProperty(node, key)) put(node, name, one)
}

/** A JSON text that was that of `right` before some of it was dropped, repeated, exchanged or overwritten. */
export const mutated = (right: unknown): fc.Arbitrary<string> =>
  fc.array(step, { minLength: 1, maxLength: 4 }).map(steps => {
    const value = structuredClone(right)
    for (const each of steps) changed(value, each)
    return JSON.stringify(value)
  })

/** A text with a piece cut out, put in or doubled, so that it may no longer be JSON. */
export const garbled = (right: unknown): fc.Arbitrary<string> =>
  fc.tuple(fc.nat(), fc.nat(40), fc.string({ unit: 'binary', maxLength: 5 })).map(([at, length, other]) => {
    const text = JSON.stringify(right, null, 1)
    const start = at % text.length
    return text.slice(0, start) + other + text.slice(start + length)
  })

/** Texts that were never anything of the kind. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.json(),
  fc.jsonValue().map(value => JSON.stringify(value)),
)
