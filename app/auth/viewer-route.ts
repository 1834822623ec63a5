import { unstable_rethrow } from 'next/navigation'
import type { NextRequest } from 'next/server'
import type { Verb, Viewer } from '@/lib/viewer'
import { isTooBusy } from './at-once'
import { busyPage } from './busy-page'
import { notKept } from './response-headers'
import { requireViewer } from './viewer'

type Asked<Params> = { viewer: Viewer; request: NextRequest; params: Params; now: number }

/**
 * The one wrapper of routes for somebody who is logged in, which give a file or data: who is it, may they, was it asked for from here, then
 * the work. A link on another site makes nothing, and neither does a question for the headers alone, since they are not known before.
 */
export const viewerRoute =
  <Params>(verb: Verb, work: (asked: Asked<Params>) => Promise<Response>) =>
  async (request: NextRequest, { params }: { params: Promise<Params> }): Promise<Response> => {
    if (request.method === 'HEAD') return new Response(null, { status: 405, headers: { allow: 'GET', ...notKept } })
    if (isFromElsewhere(request)) return new Response(elsewhere, { status: 403, headers: notKept })
    const viewer = await requireViewer(verb)
    try {
      const answer = await work({ viewer, request, params: await params, now: Date.now() })
      for (const [name, value] of Object.entries(notKept)) answer.headers.set(name, value)
      return answer
    } catch (error) {
      unstable_rethrow(error)
      // Nobody waits for it any more.
      if (request.signal.aborted) return new Response(null, { status: 499 })
      if (isTooBusy(error)) return busyPage(request)
      throw error
    }
  }

/** Marks a route that nobody has to be logged in for. A test knows them all by name. */
export const openRoute = <Given extends unknown[]>(work: (...given: Given) => Promise<Response>) => work

const elsewhere = 'Please open this from within Attune.\n'

/** What a browser says of where a question comes from. One that says nothing is an older one, or none. */
const isFromElsewhere = ({ headers }: NextRequest) =>
  !['same-origin', 'none'].includes(headers.get('sec-fetch-site') ?? 'none')
