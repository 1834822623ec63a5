import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Link } from '../ui/link'

type Props = {
  title: string
  /** Only what is true of everything that could be at the address. */
  children: ReactNode
  /** The ways on, the likeliest first. */
  ways: readonly { href: string; label: string }[]
}

/** For what does not exist and for what is not this viewer's to see, in the same words. */
export function NothingHere({ title, children, ways }: Props) {
  return (
    <div className="grid justify-items-start gap-3 py-8">
      <h1 className="font-serif text-[2.125rem] leading-tight">{title}</h1>
      <p className="max-w-prose text-soft">{children}</p>
      <div className="mt-2 flex flex-wrap gap-2.5">
        {ways.map(({ href, label }) => (
          <Button key={href} asChild variant="outline">
            <Link href={href}>{label}</Link>
          </Button>
        ))}
      </div>
    </div>
  )
}
