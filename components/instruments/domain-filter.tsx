import type { Domain } from '@/lib/instruments/instrument'
import { cn } from '../ui/cn'
import { Link } from '../ui/link'
import { domainTitles } from './domain-words'

type Props = { domains: readonly Domain[]; shown: Domain | null }

/** Which domain the list shows; the choice is in the address. */
export function DomainFilter({ domains, shown }: Props) {
  return (
    <nav aria-label="Domain" className="border-b border-ink print:hidden">
      <ul className="flex flex-wrap gap-x-6">
        {[null, ...domains].map(domain => (
          <li key={domain ?? 'all'}>
            <Link
              href={domain === null ? '/instruments' : `/instruments?domain=${domain}`}
              aria-current={domain === shown ? 'page' : undefined}
              className={cn(
                'inline-block border-b-2 py-2',
                domain === shown ? 'border-ink font-medium' : 'border-transparent text-soft hover:text-ink',
              )}
            >
              {domain === null ? 'All' : domainTitles[domain]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
