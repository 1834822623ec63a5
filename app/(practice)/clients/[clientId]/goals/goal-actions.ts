import { changeGoal, endGoal, moveGoal, removeGoal, reopenGoal, setGoal } from './actions'

/** What can be done with the goals of a client, wherever they are shown. */
export const goalActions = {
  set: setGoal,
  change: changeGoal,
  end: endGoal,
  reopen: reopenGoal,
  remove: removeGoal,
  move: moveGoal,
}
