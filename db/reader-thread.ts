import { z } from 'zod'
import { settingsSchema } from '../lib/settings'
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

let reading: ReturnType<typeof readingTransactions> | undefined

answerQuestions((asked, file) => {
  reading ??= readingTransactions(z.string().parse(file))
  const about = question.parse(asked)
  return reading<Slice | PreviewSlice>(tx =>
    about.kind === 'reread'
      ? readSlice(tx, about.practiceId, about.afterId)
      : countChanges(tx, about.practiceId, about.afterId, about.settings),
  )
})
