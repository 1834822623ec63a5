import { signIn } from 'next-auth/react'
import { mismatch, pleaseWait, tooBusy, wentWrong } from '../auth/error-message'

type Typed = { provider: 'password'; email: string; password: string } | { provider: 'demo'; personId: string }

/** What came of it: it is done, a second factor is asked for, or why it was refused, as a sentence. */
type Outcome = { next: 'in' | 'second-step'; why?: undefined } | { next?: undefined; why: string }

/** Logs in from the browser. */
export async function logIn({ provider, ...typed }: Typed): Promise<Outcome> {
  try {
    const result = await signIn(provider, { ...typed, redirect: false, callbackUrl: '/' })
    if (result?.error === 'second-step') return { next: 'second-step' }
    const isDone = result?.ok && result.error === null && !result.url?.includes('csrf=true')
    return isDone ? { next: 'in' } : { why: refusal(result) }
  } catch {
    return { why: 'Attune did not answer. Please check that it is running and try again.' }
  }
}

function refusal(result: Awaited<ReturnType<typeof signIn>>): string {
  const [, why, about = ''] = /^(wait|failed)-(\w+)$/.exec(result?.error ?? '') ?? []
  if (why === 'wait') return pleaseWait(Number(about))
  if (result?.error === 'busy') return tooBusy
  if (why === 'failed') return wentWrong(about)
  if (result?.error) return mismatch
  return 'Your browser did not keep the cookie that logging in needs. Please allow cookies for this address and try again.'
}
