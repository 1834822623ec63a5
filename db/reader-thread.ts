import { z } from 'zod'
import { settingsSchema } from '../lib/settings'
import { databaseUrl } from './database-url'
import type { Engine } from './engine'
import { readingTransactions } from './engine-sqlite'
import { readSlice, type Slice } from './rereading'
import { countChanges, type PreviewSlice } from './settings-preview'
import { answerQuestions } from './thread-answers'

/*
 * The thread that reads a whole practice, while the server goes on answering. It has a connection of its own, which cannot write, and
 * reads in short transactions: one that lasted would keep the log from being emptied.
 */

const question = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reread'), practiceId: z.string(), afterId: z.string() }),
  z.object({ kind: z.literal('preview'), practiceId: z.string(), afterId: z.string(), settings: settingsSchema }),
])

let reading: Promise<Engine['transaction']> | undefined

/** In a file, on a connection that cannot write; in a server, in transactions that only read. */
async function connect(file: string): Promise<Engine['transaction']> {
  const url = databaseUrl()
  if (url === undefined) return readingTransactions(file)
  const { postgresEngine } = await import('./engine-postgres')
  return postgresEngine(url).transaction
}

answerQuestions(async (asked, file) => {
  reading ??= connect(z.string().parse(file))
  const about = question.parse(asked)
  const transaction = await reading
  return transaction<Slice | PreviewSlice>('look', tx =>
    about.kind === 'reread'
      ? readSlice(tx, about.practiceId, about.afterId)
      : countChanges(tx, about.practiceId, about.afterId, about.settings),
  )
})
