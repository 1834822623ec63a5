import { z } from 'zod'
import { type Axis, axes } from './axis'

/** How a timeline is shown. All of it is in the address, so that a view can be kept and shared. */
export type TimelineChoice = {
  axis: Axis
  /** Null is the latest. */
  episode: string | null
  /** Keys of the panels that are put away. */
  hidden: readonly string[]
}

type Query = { readonly [name: string]: string | string[] | undefined }

/** What an address asks for; whatever it does not say, or says wrongly, is as usual. */
export function readTimelineChoice({ axis, episode, hide }: Query): TimelineChoice {
  return {
    axis: z.enum(axes).catch('session').parse(axis),
    episode: typeof episode === 'string' ? episode : null,
    hidden: hide === undefined ? [] : [hide].flat(),
  }
}

/** The choice as the end of an address: "?axis=date&hide=…", or nothing when all is as usual. */
export function timelineQuery({ axis, episode, hidden }: TimelineChoice): string {
  const query = new URLSearchParams()
  if (episode) query.set('episode', episode)
  if (axis !== 'session') query.set('axis', axis)
  for (const key of hidden) query.append('hide', key)
  return query.size > 0 ? `?${query}` : ''
}
