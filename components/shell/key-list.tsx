'use client'

import { usePathname } from 'next/navigation'
import { Dialog, DialogContent, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'

/** What each key does: here first; elsewhere, folded. */
export function KeyList({ onClose }: { onClose: () => void }) {
  const { here, elsewhere } = keyGroups(usePathname())
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Keys</DialogTitle>
        </DialogHeader>
        {here.map(({ title, keys }) => (
          <section key={title}>
            <h3 className="border-b border-ink pb-1 text-[0.8125rem] font-medium text-soft">{title}</h3>
            <Keys keys={keys} />
          </section>
        ))}
        {elsewhere.map(({ title, keys }) => (
          <details key={title}>
            <summary className="cursor-pointer border-b border-rule pb-1 text-[0.8125rem] font-medium text-soft hover:text-ink">
              {title}
            </summary>
            <Keys keys={keys} />
          </details>
        ))}
      </DialogContent>
    </Dialog>
  )
}

function Keys({ keys }: { keys: readonly Key[] }) {
  return (
    <dl>
      {keys.map(key => (
        <div key={key.does} className="flex items-center justify-between gap-4 border-b border-rule py-1.5">
          <dt className="order-last flex gap-1">
            {key.keys.map(name => (
              <Kbd key={name}>{name}</Kbd>
            ))}
          </dt>
          <dd>{key.does}</dd>
        </div>
      ))}
    </dl>
  )
}

type Key = { keys: readonly string[]; does: string }
type KeyGroup = { title: string; keys: readonly Key[] }

type Placed = KeyGroup & { isOn: (path: string) => boolean }

const groups: readonly Placed[] = [
  {
    title: 'On the caseload',
    isOn: path => path === '/caseload',
    keys: [
      { keys: ['J', '↓'], does: 'next client' },
      { keys: ['K', '↑'], does: 'previous client' },
      { keys: ['Enter'], does: 'open the client' },
      { keys: ['R'], does: 'record a session with the client' },
    ],
  },
  {
    title: 'Recording a session',
    isOn: path => /^\/clients\/[^/]+\/sessions\/[^/]+$/.test(path),
    keys: [
      { keys: ['0', '…', '9'], does: 'answer and go on' },
      { keys: ['-', '.', ','], does: 'in a number, where the form takes them' },
      { keys: ['Enter', 'Tab'], does: 'end a number that could go on' },
      { keys: ['↑', '↓'], does: 'move between items' },
      { keys: ['B'], does: 'item left blank' },
      { keys: ['D'], does: 'item declined' },
      { keys: ['⌫'], does: 'clear' },
      { keys: ['N'], does: 'form not asked' },
      { keys: ['U'], does: 'form not due' },
      { keys: ['X'], does: 'form declined' },
      { keys: ['S'], does: 'enter the score only' },
      { keys: ['H'], does: 'let the client answer here' },
      { keys: ['Ctrl or ⌘', 'Enter'], does: 'save' },
      { keys: ['Ctrl or ⌘', 'Shift', 'Enter'], does: 'save, next client' },
    ],
  },
  {
    title: 'On a client’s page, timeline or summary',
    isOn: path => /^\/clients\/[^/]+(\/timeline|\/sessions\/[^/]+\/summary)?$/.test(path) && path !== '/clients/new',
    keys: [{ keys: ['R'], does: 'record a session with the client' }],
  },
  {
    title: 'After saving a session',
    isOn: path => path.endsWith('/summary'),
    keys: [
      { keys: ['D'], does: 'record what was done about a safety flag' },
      { keys: ['K'], does: 'keep the date proposed for the next session' },
      { keys: ['O'], does: 'another date for the next session' },
    ],
  },
]

const everywhere: KeyGroup = {
  title: 'Everywhere',
  keys: [
    { keys: ['?'], does: 'show these keys' },
    { keys: ['Ctrl or ⌘', 'K'], does: 'go to a client or page, or record a session' },
    { keys: ['/'], does: 'find a client in the caseload' },
    { keys: ['Alt', '↓'], does: 'open the calendar of a date' },
    { keys: ['Esc'], does: 'close a dialog or menu' },
  ],
}

/** The keys of the screen one is on and those that hold everywhere; and the keys of other screens. */
export function keyGroups(path: string): { here: KeyGroup[]; elsewhere: KeyGroup[] } {
  const onScreen = groups.filter(group => group.isOn(path))
  return { here: [...onScreen, everywhere], elsewhere: groups.filter(group => !group.isOn(path)) }
}
