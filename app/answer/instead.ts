import type { NextRequest } from 'next/server'
import { answerLanguageOf } from '@/lib/answer/words'
import { leadTo } from './render'

/**
 * What an address says that forms are sent to, where it is opened: by a link on the page that a form led to, by typing it, or by a phone that
 * opens its pages anew. It leads to the page of that form, in the language that was chosen.
 */
export function openInstead({ nextUrl }: NextRequest, page: string): Response {
  const language = answerLanguageOf(nextUrl.searchParams.get('language'))
  return leadTo(language ? `${page}?language=${language}` : page)
}
