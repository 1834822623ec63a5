import './supported-node'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { z } from 'zod'
import { settingsSchema } from '../lib/settings'
import { readSlice } from './rereading'
import { countChanges } from './settings-preview'
import { withStatementCache } from './statement-cache'
import { answerQuestions } from './thread-answers'

/*
 * The thread that reads a whole practice, while the server goes on answering. It has a connection of its own, which cannot write, and
 * reads in short transactions: one that lasted would keep the log from being emptied.
 */

const question = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reread'), practiceId: z.string(), afterId: z.string() }),
  z.object({ kind: z.literal('preview'), practiceId: z.string(), afterId: z.string(), settings: settingsSchema }),
])

let connection: ReturnType<typeof connect> | undefined

const connect = (file: string) =>
  drizzle(withStatementCache(new Database(file, { readonly: true, fileMustExist: true })))

answerQuestions((asked, file) => {
  connection ??= connect(z.string().parse(file))
  return connection.transaction(tx => {
    const about = question.parse(asked)
    return about.kind === 'reread'
      ? readSlice(tx, about.practiceId, about.afterId)
      : countChanges(tx, about.practiceId, about.afterId, about.settings)
  })
})
