'use client'

import { useEffect } from 'react'
import { toast } from '@/components/ui/toast'

type Props = {
  assessmentId: string
  /** What was done. */
  done: string
  /** The id of what had the focus before. */
  focus: string
}

/** Says that a sheet was corrected, and gives the focus back, where the page was opened anew for it. Once: the address forgets it. */
export function JustCorrected({ assessmentId, done, focus }: Props) {
  useEffect(() => {
    const say = () => {
      if (new URLSearchParams(location.search).get('corrected') !== assessmentId) return
      history.replaceState(null, '', location.pathname)
      document.getElementById(focus)?.focus()
      toast(done)
    }
    // After the page around it: what says it and what keeps the address are set up there.
    const timer = setTimeout(say)
    return () => clearTimeout(timer)
  }, [assessmentId, done, focus])
  return null
}
