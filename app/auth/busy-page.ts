import type { NextRequest } from 'next/server'
import { busySeconds } from './at-once'
import { notKept } from './response-headers'

const page = (nonce: string) => `<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="${busySeconds}">
<title>One moment, please · Attune</title>
<style nonce="${nonce}">
:root { color-scheme: light dark }
body { max-width: 34rem; margin: 20vh auto 0; padding: 0 1.25rem; font: 1rem/1.6 system-ui, sans-serif }
h1 { font: 2.125rem/1.2 Georgia, serif }
</style>
<h1>One moment, please</h1>
<p>Attune is making several files just now. This page asks for yours again every ${busySeconds} seconds; you need not do anything.</p>
</html>
`

/** For whoever asks for a file while many others are being made. */
export function busyPage({ headers }: NextRequest): Response {
  const [, nonce = ''] = /'nonce-([\w-]+)'/.exec(headers.get('content-security-policy') ?? '') ?? []
  return new Response(page(nonce), {
    status: 503,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'retry-after': String(busySeconds),
      ...notKept,
    },
  })
}
