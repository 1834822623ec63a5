'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Reads the page again every three seconds, for as long as it is on it; what is typed stays. */
export function Refresh() {
  const { refresh } = useRouter()
  useEffect(() => {
    const timer = setInterval(refresh, 3000)
    return () => clearInterval(timer)
  })
  return null
}
