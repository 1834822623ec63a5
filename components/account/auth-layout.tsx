import type { ReactNode } from 'react'

/** A page before the practice: the name of the house, what is asked, and nothing else. */
export function AuthLayout({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <main className="mx-auto grid min-h-dvh w-full max-w-md content-center gap-8 px-6 py-12">
      <header>
        <p className="mb-8 font-serif text-2xl text-accent">Attune</p>
        <h1 className="font-serif text-[2.125rem] leading-tight tracking-[-0.01em] wrap-anywhere">{title}</h1>
        {lead && <p className="mt-2 text-soft">{lead}</p>}
      </header>
      {children}
    </main>
  )
}
