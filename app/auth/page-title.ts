import type { Metadata } from 'next'
import { may, type Verb, type Viewer } from '@/lib/viewer'
import { currentViewer } from './viewer'

type Params = { [name: string]: string }
type IsThere<Given extends Params> = (viewer: Viewer, params: Given) => Promise<boolean>

/**
 * The title of a page that not every role may see, or that shows one of several things: "Not found" where the page says so itself.
 * Nobody logged in is sent on by the page.
 */
export const titleOf =
  <Given extends Params>(title: string, verb: Verb, isThere: IsThere<Given> = async () => true) =>
  async ({ params }: { params: Promise<Given> }): Promise<Metadata> => {
    const viewer = await currentViewer()
    if (viewer === null) return { title }
    return { title: may(viewer, verb) && (await isThere(viewer, await params)) ? title : 'Not found' }
  }
