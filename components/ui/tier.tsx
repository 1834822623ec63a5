import type { Tier as TierId } from '@/lib/flags/rule'
import { cn } from './cn'

const looks: Record<TierId, { shape: string; word: string; tone: string }> = {
  safety: { shape: '▲', word: 'Safety', tone: 'text-safety' },
  review: { shape: '◆', word: 'Review', tone: 'text-review' },
  note: { shape: '●', word: 'Note', tone: 'text-note' },
}

export const tierName = (tier: TierId): string => looks[tier].word

/** The shape alone, beside words that say the rest. */
export const TierShape = ({ tier, className }: { tier: TierId; className?: string }) => (
  <span data-slot="tier-shape" aria-hidden className={cn('text-[0.75em]', looks[tier].tone, className)}>
    {looks[tier].shape}
  </span>
)

/** The word alone, where the shape is close by. */
export const TierWord = ({ tier, className }: { tier: TierId; className?: string }) => (
  <span data-slot="tier-word" className={cn('font-semibold', looks[tier].tone, className)}>
    {looks[tier].word}
  </span>
)

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
