import { readFileSync } from 'node:fs'
import path from 'node:path'
import { openRoute } from '@/app/auth/viewer-route'
import { fileHeaders } from '../render'

export const dynamic = 'force-dynamic'

let read: string | undefined

export const GET = openRoute(async () => {
  read ??= readFileSync(path.resolve(/*turbopackIgnore: true*/ 'app', 'answer', 'keep-answers.js'), 'utf8')
  return new Response(read, { headers: fileHeaders('text/javascript; charset=utf-8') })
})
