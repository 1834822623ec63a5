'use client'

import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'
import { Kbd } from '@/components/ui/kbd'
import { useFindClient } from './find-client'
import { isTyping } from './typing'

// Loaded when it is first asked for.
const KeyList = dynamic(() => import('./key-list').then(list => list.KeyList))

/** The keys that hold on every page, and the hint at them. */
export function KeyHelp({ findsClients }: { findsClients: boolean }) {
  const [isOpen, setIsOpen] = useState(false)
  const findClient = useFindClient()
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTyping(event)) return
      const act = event.key === '?' ? () => setIsOpen(true) : event.key === '/' && findsClients ? findClient : null
      if (act) event.preventDefault()
      act?.()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [findsClients, findClient])
  return (
    <>
      <div className="hidden flex-wrap gap-x-3 gap-y-1 lg:flex">
        <Hint sign="?" text="keys" onClick={() => setIsOpen(true)} />
        {findsClients && <Hint sign="/" text="find a client" onClick={findClient} />}
      </div>
      {isOpen && <KeyList onClose={() => setIsOpen(false)} />}
    </>
  )
}

function Hint({ sign, text, onClick }: { sign: string; text: string; onClick: () => void }) {
  return (
    <button type="button" onClick={onClick} className="inline-flex items-center gap-1.5 rounded-sm hover:text-ink">
      <Kbd>{sign}</Kbd> {text}
    </button>
  )
}
