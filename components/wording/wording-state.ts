import type { FormState } from '@/lib/form-state'
import type { Wording } from '@/lib/instruments/wording'

/** A file that fits, shown before anything is kept. */
export type WordingState = FormState & { preview: Wording }
export type WordingAction = (previous: FormState, form: FormData) => Promise<FormState | WordingState>
