import type { FormState } from '@/lib/form-state'

/** What went wrong with a form that stands within what FormMessage shows, so that it cannot use that. */
export function StepUpError({ state: { message } }: { state: FormState }) {
  if (!message) return null
  return (
    <p data-slot="step-up-error" role="alert" className="border-safety border-l-2 py-0.5 pl-3 text-safety">
      {message}
    </p>
  )
}
