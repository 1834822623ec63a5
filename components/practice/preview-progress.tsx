'use client'

import { useEffect, useState } from 'react'
import { useFormStatus } from 'react-dom'

type Progress = { read: number; total: number }

/** How often it is asked how far a preview has come, in ms. The first time only when it takes longer than most. */
const pause = 1000

/** While a preview is worked out: how many episodes were read for it. Nothing where it is there in a moment. */
export function PreviewProgress() {
  const { pending } = useFormStatus()
  const [progress, setProgress] = useState<Progress | null>(null)
  useEffect(() => {
    if (!pending) return setProgress(null)
    const timer = setInterval(() => {
      fetch('/practice/thresholds/progress')
        .then(answer => (answer.ok ? answer.json() : null))
        .then(setProgress, () => setProgress(null))
    }, pause)
    return () => clearInterval(timer)
  }, [pending])
  if (!progress) return null
  return (
    <p role="status" className="text-soft">
      {progressWords(progress)}
    </p>
  )
}

/** How many there are is known once the first were read. */
export const progressWords = ({ read, total }: Progress): string =>
  total === 0 ? 'Counting the episodes…' : `Reading the episodes: ${read} of ${total}.`
