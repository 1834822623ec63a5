'use client'

import { useEffect, useRef } from 'react'
import { isTyping } from '../ui/typing'

const steps = new Map([
  ['ArrowDown', 1],
  ['j', 1],
  ['ArrowUp', -1],
  ['k', -1],
])

/**
 * The row that a key leads to, from the one that has the focus (-1: none); null where the key means nothing here. Without a row in
 * focus the arrows go on scrolling the page, and a letter leads to the first row.
 */
export function rowAfter(key: string, at: number, rows: number): number | null {
  const step = steps.get(key)
  if (step === undefined || rows === 0) return null
  if (at < 0) return key.startsWith('Arrow') ? null : 0
  return Math.min(rows - 1, Math.max(0, at + step))
}

/** Lets the keys move between the rows of a table's body, and begin a session in the row they are at. Enter is the link's own. */
export function useRowKeys() {
  const body = useRef<HTMLTableSectionElement>(null)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTyping(event) || !body.current) return
      const rows = [...body.current.rows]
      const at = rows.findIndex(row => row.contains(document.activeElement))
      const to = rowAfter(event.key, at, rows.length)
      if (to === null && event.key !== 'r') return
      const found = to === null ? rows[at]?.querySelector<HTMLElement>('[data-record]') : rows[to]?.querySelector('a')
      if (!found) return
      event.preventDefault()
      if (to === null) found.click()
      else found.focus()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  return { body, goToFirst: () => body.current?.querySelector('a')?.focus() }
}
