import { notFound, unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import { noteRefusal } from '@/db/refusals'
import { may, type Verb, type Viewer } from '@/lib/viewer'
import { errorsOf, type FieldReader, type FormState, fieldReader, parse, sentence, valuesOf } from '../form'
import { addressOf } from './address'
import { errorMessage } from './error-message'
import { loginEnded } from './login-ended'
import { countAct, countOpenAct } from './rate'
import { currentViewer } from './viewer'

/** What else is wrong with fields that are right by themselves, such as a day still to come: said along with what the schema finds. */
type Also = (
  viewer: Viewer,
  read: FieldReader,
  now: number,
) => Record<string, string[]> | Promise<Record<string, string[]>>
type Work<Schema extends z.ZodType, Result> = (viewer: Viewer, input: z.output<Schema>, now: number) => Promise<Result>

/** Why a call made by `rpcAction` did not reach its work. */
export type Refused =
  | { ok: false; why: 'signed-out' }
  | { ok: false; why: 'invalid'; errors: Record<string, string[]> }
  | { ok: false; why: 'failed'; message: string }

/**
 * The one wrapper of server actions behind a form: who is it, may they, is the input right, then the work. What was typed comes
 * back with every answer that is not a success. The browser can call an action with anything, so nothing is taken on trust.
 */
export function formAction<Schema extends z.ZodType, State extends FormState = FormState>(
  schema: Schema,
  verb: Verb,
  work: Work<Schema, State>,
  also: Also = () => ({}),
): (previous: FormState, form: FormData) => Promise<FormState | State> {
  return async (_previous, form) => {
    if (!(form instanceof FormData)) return unreadableForm
    return withErrorMessage(form, () => attempt({ schema, verb, work, also }, form))
  }
}

/** The wrapper of forms that nobody can be logged in for: few at once from one address. A test knows them all by name. */
export const publicAction =
  <State extends FormState>(work: (previous: FormState, form: FormData) => Promise<State>) =>
  async (previous: FormState, form: FormData): Promise<FormState | State> => {
    if (!(form instanceof FormData)) return unreadableForm
    return withErrorMessage(form, async () => {
      countOpenAct(await addressOf(), Date.now())
      return work(previous, form)
    })
  }

const unreadableForm: FormState = { message: 'This form could not be read. Please reload the page.' }

/** An unexpected error becomes a sentence, with what was typed still there. */
async function withErrorMessage<State extends FormState>(
  form: FormData,
  work: () => Promise<State>,
): Promise<FormState | State> {
  try {
    return await work()
  } catch (error) {
    unstable_rethrow(error)
    return { values: valuesOf(form), message: errorMessage(error) }
  }
}

/** As `formAction`, for calls that are not a form (saving a draft): takes one plain argument. */
export function rpcAction<Schema extends z.ZodType, Result>(schema: Schema, verb: Verb, work: Work<Schema, Result>) {
  return async (input: unknown): Promise<Result | Refused> => {
    try {
      const viewer = await allowed(verb)
      if (!viewer) return { ok: false, why: 'signed-out' }
      const parsed = schema.safeParse(input, { error: sentence })
      if (!parsed.success) return { ok: false, why: 'invalid', errors: errorsOf(parsed.error) }
      return await work(viewer, parsed.data, Date.now())
    } catch (error) {
      unstable_rethrow(error)
      return { ok: false, why: 'failed', message: errorMessage(error) }
    }
  }
}

type Action<Schema extends z.ZodType, State> = { schema: Schema; verb: Verb; work: Work<Schema, State>; also: Also }

async function attempt<Schema extends z.ZodType, State extends FormState>(
  { schema, verb, work, also }: Action<Schema, State>,
  form: FormData,
): Promise<FormState | State> {
  const viewer = await allowed(verb)
  if (!viewer) return { ...loginEnded, values: valuesOf(form) }
  const parsed = parse(schema, form)
  const more = await also(viewer, fieldReader(form), Date.now())
  if (!parsed.ok) return { ...parsed.state, errors: { ...more, ...parsed.state.errors } }
  if (Object.keys(more).length > 0) return { errors: more, values: valuesOf(form) }
  const state = await work(viewer, parsed.data, Date.now())
  return state.ok ? state : { values: valuesOf(form), ...state }
}

async function allowed(verb: Verb): Promise<Viewer | null> {
  const viewer = await currentViewer()
  if (viewer === null) return null
  countAct(viewer.loginId, Date.now())
  if (may(viewer, verb)) return viewer
  await noteRefusal({ kind: 'page', personId: viewer.personId, now: Date.now() })
  return notFound()
}
