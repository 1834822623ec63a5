'use client'

import { usePathname } from 'next/navigation'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'
import { type Key, keyGroups } from './key-groups'

/** What each key does: here first; elsewhere, folded. */
export function KeyList({ onClose }: { onClose: () => void }) {
  const { here, elsewhere } = keyGroups(usePathname())
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent title="Keys">
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
