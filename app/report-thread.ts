import { z } from 'zod'
import { reportPdf } from '@/components/report/pdf/report-pdf'
import { answerQuestions } from '@/db/thread-answers'

/* The thread that sets reports: a page of charts takes most of a second, in which nobody else should wait. */

/** Copied as it was from the server, which is of the same version. */
const asked = z.custom<Parameters<typeof reportPdf>>(Array.isArray)

answerQuestions(async question => new Uint8Array(await reportPdf(...asked.parse(question))))
