import { openRoute } from '@/app/auth/viewer-route'
import { fileHeaders } from '../render'
import { styleSheet } from '../style-sheet'

export const dynamic = 'force-dynamic'

let made: string | undefined

export const GET = openRoute(async () => {
  made ??= styleSheet()
  return new Response(made, { headers: fileHeaders('text/css; charset=utf-8') })
})
