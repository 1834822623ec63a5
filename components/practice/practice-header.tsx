import { cn } from '@/components/ui/cn'
import { Link } from '../ui/link'
import { PageHeader } from '../ui/page-header'

const pages = [
  { href: '/practice', title: 'Practice' },
  { href: '/practice/people', title: 'People' },
  { href: '/practice/measures', title: 'Measures' },
  { href: '/practice/answers', title: 'Answers' },
  { href: '/practice/tablets', title: 'Tablets' },
  { href: '/practice/thresholds', title: 'Thresholds' },
  { href: '/practice/next-steps', title: 'Next steps' },
  { href: '/practice/audit', title: 'Audit' },
] as const

type Props = { at: (typeof pages)[number]['href']; subtitle: string }

/** The title of a page about the practice, and the way to the others. */
export function PracticeHeader({ at, subtitle }: Props) {
  return (
    <>
      <PageHeader title={pages.find(({ href }) => href === at)?.title} subtitle={subtitle} className="mb-3" />
      <nav aria-label="About the practice" className="mb-6 max-w-4xl border-b border-ink print:hidden">
        <ul className="flex flex-wrap gap-x-6">
          {pages.map(({ href, title }) => (
            <li key={href}>
              <Link
                href={href}
                aria-current={href === at ? 'page' : undefined}
                className={cn(
                  'inline-block border-b-3 pt-1 pb-1.5',
                  href === at ? 'border-ink font-semibold' : 'border-transparent text-soft hover:text-ink',
                )}
              >
                {title}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </>
  )
}
