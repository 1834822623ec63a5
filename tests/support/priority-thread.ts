import { getPriority } from 'node:os'
import { answerQuestions } from '@/db/thread-answers'

/* A thread that says which priority it has. */
answerQuestions(() => getPriority())
