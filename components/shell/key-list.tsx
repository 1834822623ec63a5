'use client'

import { Dialog, DialogContent } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'

type Key = { keys: readonly string[]; does: string }

const groups: readonly { title: string; keys: readonly Key[] }[] = [
  {
    title: 'Everywhere',
    keys: [
      { keys: ['?'], does: 'show these keys' },
      { keys: ['Ctrl or ⌘', 'K'], does: 'go to a client or page, or record a session' },
      { keys: ['/'], does: 'find a client in the caseload' },
      { keys: ['Esc'], does: 'close a dialog or menu' },
    ],
  },
  {
    title: 'On the caseload',
    keys: [
      { keys: ['J', '↓'], does: 'next client' },
      { keys: ['K', '↑'], does: 'client before' },
      { keys: ['Enter'], does: 'open the client' },
      { keys: ['R'], does: 'record a session with the client' },
    ],
  },
  {
    title: 'Recording a session',
    keys: [
      { keys: ['0', '…', '9'], does: 'answer and go on' },
      { keys: ['↑', '↓'], does: 'move between items' },
      { keys: ['B'], does: 'item left blank' },
      { keys: ['D'], does: 'item declined' },
      { keys: ['⌫'], does: 'clear' },
      { keys: ['N'], does: 'form not asked' },
      { keys: ['U'], does: 'form not due' },
      { keys: ['X'], does: 'form declined' },
      { keys: ['S'], does: 'enter the score only' },
      { keys: ['Ctrl or ⌘', 'Enter'], does: 'save' },
      { keys: ['Ctrl or ⌘', 'Shift', 'Enter'], does: 'save, next client' },
    ],
  },
  {
    title: 'After saving a session',
    keys: [
      { keys: ['N'], does: 'keep the date proposed for the next session' },
      { keys: ['D'], does: 'another date for the next session' },
    ],
  },
]

/** What each key does, where. */
export function KeyList({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent title="Keys">
        {groups.map(({ title, keys }) => (
          <section key={title}>
            <h3 className="border-b border-ink pb-1 text-[0.8125rem] font-medium text-soft">{title}</h3>
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
          </section>
        ))}
      </DialogContent>
    </Dialog>
  )
}
