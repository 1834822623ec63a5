'use client'

import { usePathname, useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'

/** Puts the cursor into the caseload's search, going to the caseload first where that is elsewhere. */
export function useFindClient(): () => void {
  const path = usePathname()
  const router = useRouter()
  const isLooking = useRef(false)
  useEffect(() => {
    if (isLooking.current && path === '/caseload') isLooking.current = !focusSearch()
  }, [path])
  return () => {
    if (focusSearch()) return
    isLooking.current = true
    router.push('/caseload')
  }
}

function focusSearch(): boolean {
  const search = document.querySelector<HTMLInputElement>('main input[type="search"]')
  search?.focus()
  search?.select()
  return search !== null
}
