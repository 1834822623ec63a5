import { signIn } from 'next-auth/react'
import { mismatch, pleaseWait, tooBusy, wentWrong } from '../auth/error-message'

type Typed = { provider: 'password'; email: string; password: string } | { provider: 'demo'; personId: string }

/** Logs in from the browser. Null when it is done; otherwise why not, as a sentence. */
export async function logIn({ provider, ...typed }: Typed): Promise<string | null> {
  try {
    const result = await signIn(provider, { ...typed, redirect: false, callbackUrl: '/' })
    const isDone = result?.ok && result.error === null && !result.url?.includes('csrf=true')
    return isDone ? null : refusal(result)
  } catch {
    return 'Attune did not answer. Please check that it is running and try again.'
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
