import { sourceParts } from '@/lib/instruments/doi'
import { Link } from '../ui/link'

/** Shown after a figure: where it was taken from. */
export function SourceLine({ children }: { children: string }) {
  return (
    <span className="text-[0.8125rem] text-soft">
      Source: <SourceText>{children}</SourceText>.
    </span>
  )
}

/** A source as it is cited; its DOI leads to the paper, without telling the publisher where the reader came from. */
export function SourceText({ children }: { children: string }) {
  return sourceParts(children).map(({ text, href }) =>
    href === null ? (
      text
    ) : (
      <Link
        key={href}
        href={href}
        rel="noreferrer"
        className="break-all text-accent underline decoration-accent/40 underline-offset-4 hover:decoration-accent"
      >
        {text}
      </Link>
    ),
  )
}
