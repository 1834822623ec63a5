'use client'

import { useEffect, useRef } from 'react'

/** All that is wrong with what was sent, one line each; it takes the focus, so that it is read out. */
export function ProblemList({ title, problems }: { title: string; problems: readonly string[] }) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problems.length > 0) list.current?.focus()
  }, [problems])
  if (problems.length === 0) return null
  return (
    <div ref={list} role="alert" tabIndex={-1} className="border-safety border-l-2 py-0.5 pl-3">
      <p className="font-medium text-safety">{title}</p>
      <ul className="mt-1 grid gap-1">
        {problems.map(problem => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </div>
  )
}
