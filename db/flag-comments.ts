import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Viewer } from '../lib/viewer'
import { hasOnCareTeam } from './access'
import { audit } from './audit'
import { newId } from './ids'
import { vault } from './open'
import { notFound, type Outcome } from './outcome'
import { first } from './rows'
import { clients, flagComments, flags } from './schema'
import { once, write } from './write'

const commentOutcome = z.object({ commentId: z.string() })
type Comment = { flagId: string; text: string; key: string }

/** Says something about a flag: for the client's clinicians and supervisors. It changes nothing about the flag. */
export async function commentOnFlag(
  viewer: Viewer,
  comment: Comment,
  now: number,
): Promise<Outcome<z.output<typeof commentOutcome>>> {
  return write(viewer, tx =>
    once(tx, viewer, { key: comment.key, act: 'flag.comment', sent: comment, now }, commentOutcome, async () => {
      const { flagId, text } = comment
      const client = await first(
        tx
          .select({ id: clients.id, keyId: clients.keyId, wrappedKey: clients.wrappedKey })
          .from(flags)
          .innerJoin(clients, eq(clients.id, flags.clientId))
          .where(and(hasOnCareTeam(viewer), eq(flags.id, flagId))),
      )
      if (!client) return notFound
      const id = newId()
      const sealedText = vault().keyOf(client).sealText('flag_comments.sealed_text', id, text)
      const about = { id, practiceId: viewer.practiceId, flagId }
      await tx.insert(flagComments).values({ ...about, sealedText, commentedBy: viewer.personId, commentedAt: now })
      await audit(tx, viewer, { act: 'flag.comment', clientId: client.id, subjectId: flagId, now })
      return { ok: true, commentId: id }
    }),
  )
}
