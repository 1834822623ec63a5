import type { CDPSession, Page } from '@playwright/test'
import { z } from 'zod'

/*
 * A page as it is in a browser that runs no script: it is parsed, laid out and used so. Axe is a script and needs timers, so that for the time of a
 * look script is let on; of the page itself nothing runs by that, since what it would have loaded was never asked for.
 */

export type WithoutScript = { session: CDPSession; lookWithScript: (look: () => Promise<void>) => Promise<void> }

/** From here on whatever the page opens runs no script. */
export async function withoutScript(page: Page): Promise<WithoutScript> {
  const session = await page.context().newCDPSession(page)
  const turn = (value: boolean) => session.send('Emulation.setScriptExecutionDisabled', { value })
  await turn(true)
  const lookWithScript = async (look: () => Promise<void>) => {
    await turn(false)
    await look()
    await turn(true)
  }
  return { session, lookWithScript }
}

const named = z.object({ value: z.unknown() }).optional()
const treeSchema = z.object({
  nodes: z.array(
    z.object({ nodeId: z.string(), parentId: z.string().optional(), ignored: z.boolean(), role: named, name: named }),
  ),
})

/** Every radio as a screen reader meets it, in order: the name of its group, and its own. */
export async function radiosIn(session: CDPSession): Promise<{ group: string; radio: string }[]> {
  const { nodes } = treeSchema.parse(await session.send('Accessibility.getFullAXTree'))
  const byId = new Map(nodes.map(node => [node.nodeId, node]))
  const nameOf = (node: (typeof nodes)[number] | undefined) =>
    String(node?.name?.value ?? '')
      // What keeps numbers in their order from right to left is not read out.
      .replace(/[\u2066-\u2069\u200e\u200f]/g, '')
      .replace(/\s+/g, ' ')
      .trim()
  const groupOf = (node: (typeof nodes)[number]): string => {
    const parent = byId.get(node.parentId ?? '')
    if (!parent) return ''
    return parent.role?.value === 'group' || parent.role?.value === 'radiogroup' ? nameOf(parent) : groupOf(parent)
  }
  return nodes
    .filter(({ ignored, role }) => !ignored && role?.value === 'radio')
    .map(node => ({ group: groupOf(node), radio: nameOf(node) }))
}
