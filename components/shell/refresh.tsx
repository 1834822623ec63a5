'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Reads the page again every so many ms, for as long as it is on it; what is typed stays. */
export function Refresh({ every }: { every: number }) {
  const { refresh } = useRouter()
  useEffect(() => {
    const timer = setInterval(refresh, every)
    return () => clearInterval(timer)
  }, [refresh, every])
  return null
}
