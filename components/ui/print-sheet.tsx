import type { ReactNode } from 'react'

/**
 * A page that is printed: on paper a table whose foot is on every sheet and says whose it is; the browser adds the number. A foot that may
 * break is not repeated.
 */
export function PrintSheet({ foot, children }: { foot: string; children: ReactNode }) {
  return (
    <div data-slot="print-sheet" className="print:table print:w-full">
      <div className="print:table-row-group">{children}</div>
      <div className="hidden print:table-footer-group print:break-inside-avoid" aria-hidden>
        <p className="pt-4 text-[0.6875rem] text-soft">{foot}</p>
      </div>
    </div>
  )
}
