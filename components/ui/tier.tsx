import type { Tier as TierId } from '@/lib/flags/rule'
import { cn } from './cn'

const looks: Record<TierId, { shape: string; word: string; tone: string }> = {
  safety: { shape: '▲', word: 'Safety', tone: 'text-safety' },
  review: { shape: '◆', word: 'Review', tone: 'text-review' },
  note: { shape: '●', word: 'Note', tone: 'text-note' },
}

/** How soon a flag wants looking at, by shape, word and colour. */
export function Tier({ tier, className }: { tier: TierId; className?: string }) {
  const { shape, word, tone } = looks[tier]
  return (
    <span data-slot="tier" className={cn('text-[0.8125rem] font-semibold whitespace-nowrap', tone, className)}>
      <span aria-hidden className="mr-1 text-[0.85em]">
        {shape}
      </span>
      {word}
    </span>
  )
}
