import { and, asc, eq } from 'drizzle-orm'
import { foldText } from '../lib/text/fold'
import { may, type Viewer } from '../lib/viewer'
import { audit } from './audit'
import { newId } from './ids'
import { db, type Sql } from './open'
import { invalid, notFound, type Outcome } from './outcome'
import { changed } from './rows'
import { savedViews } from './schema'
import { done, keyOfVersion, once, write } from './write'

/** How many views a person can keep: a list to choose from, not one to search. */
const mostViews = 20

/** The viewer's own views of the caseload, by name. */
export async function viewsOf(viewer: Viewer) {
  if (!may(viewer, 'readClients')) return []
  return (await listed(db(), viewer)).toSorted((a, b) => a.name.localeCompare(b.name, viewer.locale, { numeric: true }))
}

/** Keeps a view under a name. The same view under the same name again (a second click, a reply that was lost) changes nothing. */
export async function keepView(
  viewer: Viewer,
  { name, query }: { name: string; query: string },
  now: number,
): Promise<Outcome> {
  if (!may(viewer, 'readClients')) return notFound
  return write(viewer, async tx => {
    const own = await listed(tx, viewer)
    if (own.some(view => view.name === name && view.query === query)) return { ok: true }
    if (isTaken(own, name)) return taken
    if (own.length >= mostViews)
      return invalid({ name: [`You have ${mostViews} views. Delete one that you no longer use first.`] })
    const { practiceId, personId } = viewer
    const id = newId()
    await tx.insert(savedViews).values({ id, practiceId, personId, name, query, savedAt: now })
    await audit(tx, viewer, { act: 'view.keep', subjectId: id, now })
    return { ok: true }
  })
}

/** Gives one of the viewer's own views another name, and where a query comes with it, that in place of its own. */
export async function changeView(
  viewer: Viewer,
  { viewId, name, query }: { viewId: string; name: string; query?: string },
  now: number,
): Promise<Outcome> {
  return write(viewer, async tx => {
    const own = await listed(tx, viewer)
    const others = own.filter(view => view.id !== viewId)
    if (others.length === own.length) return notFound
    if (isTaken(others, name)) return taken
    if (own.some(view => view.id === viewId && view.name === name && view.query === (query ?? view.query)))
      return { ok: true }
    await tx.update(savedViews).set({ name, query }).where(oneOf(viewer, viewId))
    await audit(tx, viewer, { act: 'view.change', subjectId: viewId, now })
    return { ok: true }
  })
}

/** Deletes one of the viewer's own views. */
export async function dropView(viewer: Viewer, { viewId }: { viewId: string }, now: number): Promise<Outcome> {
  const act = 'view.drop'
  return write(viewer, tx =>
    once(tx, viewer, { key: keyOfVersion(act, viewId), act, sent: viewId, now }, done, async () => {
      const changes = await changed(tx.delete(savedViews).where(oneOf(viewer, viewId)))
      if (changes === 0) return notFound
      await audit(tx, viewer, { act, subjectId: viewId, now })
      return { ok: true }
    }),
  )
}

const ofViewer = ({ practiceId, personId }: Viewer) =>
  and(eq(savedViews.practiceId, practiceId), eq(savedViews.personId, personId))

const oneOf = (viewer: Viewer, viewId: string) => and(ofViewer(viewer), eq(savedViews.id, viewId))

const listed = (tx: Sql, viewer: Viewer) =>
  tx
    .select({ id: savedViews.id, name: savedViews.name, query: savedViews.query })
    .from(savedViews)
    .where(ofViewer(viewer))
    .orderBy(asc(savedViews.savedAt), asc(savedViews.id))

const taken = invalid({ name: ['You already have a view with this name.'] })

/** Names that are read as the same are the same. */
const isTaken = (own: readonly { name: string }[], name: string) =>
  own.some(view => foldText(view.name) === foldText(name))
