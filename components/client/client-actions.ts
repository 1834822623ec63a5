import type { FormAction } from '@/lib/form-state'
import type { ReadColleagues } from './colleague-field'
import type { GoalsKit } from './goal-forms'

/** What the client page can do; each is a server action that the page hands down. */
type ClientActions = {
  record: FormAction
  changeDetails: FormAction
  setNextSession: FormAction
  noteContact: FormAction
  endContact: FormAction
  addPin: FormAction
  changeEpisode: FormAction
  endEpisode: FormAction
  changeEnding: FormAction
  reopenEpisode: FormAction
  removeEpisode: FormAction
  beginEpisode: FormAction
  join: FormAction
  readColleagues: ReadColleagues
  leave: FormAction
  makeResponsible: FormAction
  cover: FormAction
  changeCover: FormAction
  remove: FormAction
}

/** What can be done with the client's care team. */
export type TeamActions = Pick<
  ClientActions,
  'join' | 'readColleagues' | 'leave' | 'makeResponsible' | 'cover' | 'changeCover'
>

/** What forms on the page need besides what they show. */
export type FormKit = {
  actions: ClientActions
  goals: GoalsKit['actions']
  /** Idempotency keys, made by the page for each time it is shown. */
  keys: { record: string; pin: string; episode: string; cover: string; goal: string }
  /** Today in the practice's zone. */
  today: string
  /** When the page was made, in ms. */
  now: number
}
