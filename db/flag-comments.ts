import { and, asc, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import type { Viewer } from '../lib/viewer'
import { openTo } from './access'
import { audit } from './audit'
import { newId } from './ids'
import { type Sql, vault } from './open'
import { notFound, type Outcome } from './outcome'
import { clients, flagComments, flags, people } from './schema'
import { once, write } from './write'

/** What was said about these flags, the oldest first; still sealed. */
export const commentsOn = (tx: Sql, flagIds: string[]) =>
  tx
    .select({
      id: flagComments.id,
      flagId: flagComments.flagId,
      byName: people.name,
      at: flagComments.commentedAt,
      sealedText: flagComments.sealedText,
    })
    .from(flagComments)
    .innerJoin(people, eq(people.id, flagComments.commentedBy))
    .where(inArray(flagComments.flagId, flagIds))
    .orderBy(asc(flagComments.commentedAt), asc(flagComments.id))
    .all()

const said = z.object({ commentId: z.string() })
type Comment = { flagId: string; text: string; key: string }

/** Says something about a flag: for the client's clinicians and supervisors. It changes nothing about the flag. */
export async function commentOnFlag(
  viewer: Viewer,
  comment: Comment,
  now: number,
): Promise<Outcome<z.output<typeof said>>> {
  return write(tx =>
    once(tx, viewer, { key: comment.key, act: 'flag.comment', sent: comment, now }, said, () => {
      const { flagId, text } = comment
      const client = tx
        .select({ id: clients.id, wrappedKey: clients.wrappedKey })
        .from(flags)
        .innerJoin(clients, eq(clients.id, flags.clientId))
        .where(and(openTo(viewer), eq(flags.id, flagId)))
        .get()
      if (!client) return notFound
      const id = newId()
      const sealedText = vault().unwrap(client).sealText('flag_comments.sealed_text', id, text)
      const about = { id, practiceId: viewer.practiceId, flagId }
      tx.insert(flagComments)
        .values({ ...about, sealedText, commentedBy: viewer.personId, commentedAt: now })
        .run()
      audit(tx, viewer, { act: 'flag.comment', clientId: client.id, subjectId: flagId, now })
      return { ok: true, commentId: id }
    }),
  )
}
