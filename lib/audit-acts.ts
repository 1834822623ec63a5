/*
 * Everything that leaves an entry in the audit, and what each is in words on a page. `of` says what an entry is about: `client`, the one
 * it names; `list`, clients of whom it gives the number; `person`, somebody of the practice; `own`, what is one's own; `practice`, what all
 * have in common. `isRead`: something was looked at and nothing changed. `withPerson`: somebody of the practice is in it as well.
 * `isOfOthers`: its client need not be open to whoever looks. `counts`: what its number is of, where that is not clients.
 */

type AboutAct = {
  text: string
  of: 'client' | 'list' | 'person' | 'own' | 'practice'
  isRead?: true
  withPerson?: true
  isOfOthers?: true
  counts?: string
}

const reads = {
  'caseload.open': { text: 'Opened the caseload', of: 'list', isRead: true },
  'clients.find': { text: 'Looked for a client by name or code', of: 'list', isRead: true },
  'client.open': { text: 'Opened the client', of: 'client', isRead: true },
  'client.named': { text: 'Was shown the name in a list', of: 'client', isRead: true },
  'client.doubles': { text: 'Was shown a client who may be the same as a new one', of: 'client', isRead: true },
  'client-plan.open': { text: 'Opened the measures of the client', of: 'client', isRead: true },
  'goals.open': { text: 'Opened the goals of the client', of: 'client', isRead: true },
  'timeline.open': { text: 'Opened the timeline', of: 'client', isRead: true },
  'report.open': { text: 'Opened a report', of: 'client', isRead: true },
  'report.file': { text: 'Downloaded a report as a PDF file', of: 'client', isRead: true },
  'session.open': { text: 'Opened a session', of: 'client', isRead: true },
  'session.saved': { text: 'Was shown that a session is saved', of: 'client', isRead: true },
  'session.summary': { text: 'Opened the summary of a session', of: 'client', isRead: true },
  'session.of-today': { text: 'Was shown the sessions of the day', of: 'client', isRead: true },
  'session.move-targets': { text: 'Was shown to whom a session could be moved', of: 'list', isRead: true },
  'session.moved-from': { text: 'Was shown from whom sessions were moved', of: 'client', isRead: true },
  'answers.to-ask': { text: 'Opened what the client can be asked', of: 'client', isRead: true },
  'answers.asked': { text: 'Opened what the client was asked', of: 'client', isRead: true },
  'entry-run.open': { text: 'Opened the earlier sessions', of: 'client', isRead: true },
  'entry-run.late': { text: 'Opened the risk answers that were recorded late', of: 'client', isRead: true },
  'erasure.open': { text: 'Opened the erase page', of: 'client', isRead: true },
  'record.open': { text: 'Opened the whole-record page', of: 'client', isRead: true },
  'record.export': { text: 'Downloaded the whole record', of: 'client', isRead: true },
  'flags.open': { text: 'Opened the flags', of: 'list', isRead: true },
  'flags.show': { text: 'Was shown the flags of the client in the list', of: 'client', isRead: true },
  'emergency.see': {
    text: 'Was shown why the client was opened in an emergency',
    of: 'client',
    isRead: true,
    withPerson: true,
    isOfOthers: true,
  },
  'transfer.open': {
    text: 'Looked whose clients could be transferred',
    of: 'list',
    isRead: true,
    withPerson: true,
  },
  'readers.open': { text: 'Looked who read their clients’ records', of: 'list', isRead: true },
  'audit.open': { text: 'Opened the audit', of: 'practice', isRead: true },
  'audit.export': { text: 'Downloaded the audit', of: 'practice', isRead: true, counts: 'entry' },
} as const satisfies Record<string, AboutAct>

const changes = {
  'answers.receive': { text: 'Received what the client answered by themselves', of: 'client', counts: 'questionnaire' },
  'sheet.correct': { text: 'Corrected what the client had answered', of: 'client' },
  'client.add': { text: 'Added the client', of: 'client' },
  'client.change': { text: 'Changed who the client is', of: 'client' },
  'client.next-session': { text: 'Changed the date of the next session', of: 'client' },
  'client.remove': { text: 'Removed the client, of whom nothing was recorded', of: 'client' },
  'client.erase': { text: 'Erased the client, with all that was kept of them', of: 'client' },
  'client.erase-again': { text: 'Erased the client again, who came back with a backup', of: 'client' },
  'client-plan.change': { text: 'Changed what the client is asked', of: 'client' },
  'client-plan.follow': { text: 'Let the client follow the plan of the practice', of: 'client' },
  'care-team.join': { text: 'Let somebody into the care team', of: 'client', withPerson: true },
  'care-team.leave': { text: 'Ended somebody’s place in the care team', of: 'client', withPerson: true },
  'responsible.change': { text: 'Made somebody else responsible for the client', of: 'client', withPerson: true },
  'cover.add': { text: 'Arranged cover', of: 'client', withPerson: true },
  'cover.change': { text: 'Changed the days of a cover', of: 'client', withPerson: true },
  'transfer.make': { text: 'Transferred the client to somebody', of: 'client', withPerson: true },
  'transfer.undo': { text: 'Took back a transfer', of: 'client', withPerson: true },
  'emergency.open': { text: 'Opened the client in an emergency', of: 'client', isRead: true },
  'emergency.end': { text: 'Ended what they opened in an emergency', of: 'client' },
  'emergency.review': { text: 'Reviewed what somebody opened in an emergency', of: 'client', withPerson: true },
  'episode.begin': { text: 'Began an episode', of: 'client' },
  'episode.change': { text: 'Changed an episode', of: 'client' },
  'episode.end': { text: 'Ended an episode', of: 'client' },
  'episode.change-end': { text: 'Changed how an episode ended', of: 'client' },
  'episode.reopen': { text: 'Opened an episode again', of: 'client' },
  'episode.remove': { text: 'Removed an episode, in which nothing was recorded', of: 'client' },
  'pin.add': { text: 'Added an event', of: 'client' },
  'pin.change': { text: 'Changed an event', of: 'client' },
  'pin.remove': { text: 'Removed an event', of: 'client' },
  'goal.set': { text: 'Set a goal', of: 'client' },
  'goal.change': { text: 'Put a goal differently', of: 'client' },
  'goal.end': { text: 'Ended a goal', of: 'client' },
  'goal.reopen': { text: 'Took the end of a goal back', of: 'client' },
  'goal.remove': { text: 'Removed a goal, which nobody had rated', of: 'client' },
  'goal.move': { text: 'Changed the order of goals', of: 'client' },
  'goal.rate': { text: 'Typed what the client said of their goals', of: 'client' },
  'measures.pause': { text: 'Paused measures', of: 'client' },
  'measures.pause-end': { text: 'Ended a pause', of: 'client' },
  'measures.pause-again': { text: 'Took the end of a pause back', of: 'client' },
  'session.start': { text: 'Began a session', of: 'client' },
  'session.change': { text: 'Changed the particulars of a session', of: 'client' },
  'session.discard': { text: 'Discarded a session that was never saved', of: 'client' },
  'session.draft': { text: 'Typed in a session', of: 'client' },
  'session.record': { text: 'Saved a session', of: 'client' },
  'session.move': { text: 'Moved a session to another client, or from one', of: 'client' },
  'session.void': { text: 'Made a session void', of: 'client' },
  'session.void-undo': { text: 'Brought a void session back', of: 'client' },
  'daily-mail.choose': { text: 'Chose whether to be mailed the counts of the day', of: 'own' },
  'contact.note': { text: 'Noted where the client is written to, who agreed to it', of: 'client' },
  'contact.end': { text: 'Ended that the client is written to', of: 'client' },
  'answers.to-mail': { text: 'Had the link to what the client was asked mailed to them', of: 'client' },
  'reminders.stop': { text: 'The client wanted no more mails', of: 'client' },
  'answers.mail': { text: 'The client was mailed the link to what they were asked', of: 'client' },
  'answers.take': { text: 'Took what the client had answered on their screen and not sent', of: 'client' },
  'answers.ask': { text: 'Asked the client to answer by themselves', of: 'client' },
  'answers.withdraw': { text: 'Took back what the client was asked', of: 'client' },
  'answers.code': { text: 'Made a code for a tablet', of: 'client' },
  'entry-run.end': { text: 'Ended entering earlier sessions', of: 'client' },
  'handover.begin': { text: 'Handed their screen over to the client', of: 'client' },
  'handover.end': { text: 'Had their screen back from the client, or ended that', of: 'client' },
  'answers.begin': { text: 'The client began to answer what they were asked', of: 'client' },
  'answers.lock': {
    text: 'Dates or PINs that were not right closed for a while what the client was asked',
    of: 'client',
  },
  'answers.not-today': { text: 'The client did not want to answer this time', of: 'client' },
  'answers.not-again': { text: 'The client did not want to be asked again', of: 'client' },
  'flag.acknowledged': { text: 'Acknowledged a flag', of: 'client' },
  'flag.resolved': { text: 'Resolved a flag', of: 'client' },
  'flag.dismissed': { text: 'Dismissed a flag', of: 'client' },
  'flag.comment': { text: 'Commented on a flag', of: 'client' },
  'rupture.say': { text: 'Said what a possible rupture was', of: 'client' },
  'own-attachment.keep': { text: 'Kept a point of their own attachment', of: 'own' },
  'own-attachment.remove': { text: 'Removed their own attachment', of: 'own' },
  'view.keep': { text: 'Kept a view of the caseload', of: 'own' },
  'view.change': { text: 'Changed a kept view', of: 'own' },
  'view.drop': { text: 'Dropped a kept view', of: 'own' },
  'notices.read': { text: 'Read what they were told', of: 'own' },
  'first-days.dismiss': { text: 'Put the list of the first days away', of: 'own' },
  'first-days.bring-back': { text: 'Brought the list of the first days back', of: 'own' },
  'first-days.working-alone': { text: 'Said that they work alone', of: 'practice' },
  'first-days.not-alone': { text: 'Took back that they work alone', of: 'practice' },
  'login.start': { text: 'Logged in', of: 'own' },
  'login.step-up': { text: 'Confirmed that it was them', of: 'own' },
  'login.end': { text: 'Logged out, or ended a login', of: 'own' },
  'login.end-others': { text: 'Ended their other logins', of: 'own', counts: 'login' },
  'person.add': { text: 'Added a person', of: 'person' },
  'invitation.make': { text: 'Made a new link for a person who was added', of: 'person' },
  'invitation.use': { text: 'Set their first password by the link', of: 'person' },
  'person.roles': { text: 'Changed what a person may do', of: 'person' },
  'person.left': { text: 'Closed an account', of: 'person' },
  'person.left-again': { text: 'Closed an account again, which came back with a backup', of: 'person' },
  'person.back': { text: 'Opened an account again', of: 'person' },
  'person.end-logins': { text: 'Ended the logins of a person', of: 'person' },
  'person.password': { text: 'Changed their password', of: 'person' },
  'password-reset.make': { text: 'Made a link for a person to set a new password', of: 'person' },
  'password-reset.use': { text: 'Set a new password by the link', of: 'person' },
  'return.begin': { text: 'Came back by the link alone, without a second factor', of: 'person' },
  'return.confirm': { text: 'Confirmed that it was them who came back', of: 'person' },
  'return.reject': { text: 'Said that it was not them who came back', of: 'person' },
  'return.pass': { text: 'Was let in after 24 hours in which nobody had said that it was not them', of: 'person' },
  'second-factor.begin': { text: 'Began to set up a second factor', of: 'own' },
  'second-factor.give-up': { text: 'Gave up setting up a second factor', of: 'own' },
  'second-factor.confirm': { text: 'Set up a second factor', of: 'own' },
  'second-factor.codes': { text: 'Made new recovery codes', of: 'own' },
  'passkey.add': { text: 'Set up a passkey', of: 'own' },
  'passkey.rename': { text: 'Gave a passkey another name', of: 'own' },
  'passkey.remove': { text: 'Removed a passkey', of: 'own' },
  'second-factor.end': { text: 'Turned their second factor off', of: 'own' },
  'second-factor.required': { text: 'Asked everybody for a second factor from a day on', of: 'practice' },
  'second-factor.not-required': { text: 'Asked nobody for a second factor any more', of: 'practice' },
  'recovery.code': { text: 'Made a code on the machine, for a person to set a new password', of: 'person' },
  'recovery.use': { text: 'Set a new password by a code from the machine', of: 'person' },
  'practice.create': { text: 'Set the practice up', of: 'practice' },
  'practice.change': { text: 'Changed the name, time zone or language of the practice', of: 'practice' },
  'practice.retention': { text: 'Changed for how many years records are kept', of: 'practice', counts: 'year' },
  'practice.backup': { text: 'Made a backup on the machine', of: 'practice', counts: 'row' },
  'keys.practice': { text: 'Changed the practice key, on the machine', of: 'practice' },
  'keys.change': { text: 'Gave every client another key, on the machine', of: 'practice', counts: 'key' },
  'practice.restore': { text: 'Restored a backup on the machine', of: 'practice', counts: 'login' },
  'restore.found': { text: 'Found an older database in place, and ended its logins', of: 'practice', counts: 'login' },
  'practice.move-out': { text: 'Moved the practice out, on the machine', of: 'practice' },
  'practice.move-in': { text: 'Moved the practice in, on the machine', of: 'practice' },
  'settings.change': { text: 'Changed the thresholds', of: 'practice' },
  'measure-plan.change': { text: 'Changed the measures of the practice', of: 'practice', counts: 'measure' },
  'answer-settings.change': { text: 'Changed what is set about clients who answer', of: 'practice' },
  'next-steps.change': { text: 'Changed the next steps of a rule', of: 'practice' },
  'tablet.add': { text: 'Added a tablet', of: 'practice' },
  'tablet.link': { text: 'Made a new link for a tablet', of: 'practice' },
  'tablet.enrol': { text: 'A device was made a tablet of the practice', of: 'practice' },
  'tablet.remove': { text: 'Removed a tablet', of: 'practice' },
  'own-measure.add': { text: 'Added a measure', of: 'practice' },
  'own-measure.withdraw': { text: 'Withdrew a measure', of: 'practice' },
  'own-measure.offer': { text: 'Offered a measure again', of: 'practice' },
  'wording.keep': { text: 'Kept the wording of a measure', of: 'practice' },
  'wording.remove': { text: 'Removed the wording of a measure', of: 'practice' },
  'audit.begin': { text: 'Took the entries from before into the chain', of: 'practice' },
  'audit.verify': { text: 'Checked the audit on the machine, and found it whole', of: 'practice' },
  'audit.broken': { text: 'Found the end of the audit changed from outside', of: 'practice' },
  'audit.repair': { text: 'Put the guards of the audit back, on the machine', of: 'practice' },
} as const satisfies Record<string, AboutAct>

const auditActs = { ...reads, ...changes }

export type AuditAct = keyof typeof auditActs

const known: ReadonlyMap<string, AboutAct> = new Map(Object.entries(auditActs))

/** What was done, in words. An act that only an earlier version knew is said as that one called it. */
export const auditActText = (act: string): string => known.get(act)?.text ?? act

/** Whether an entry says of whom of the practice it is. */
export function isAboutPerson(act: string): boolean {
  const about = known.get(act)
  return about?.of === 'person' || about?.withPerson === true
}

/** What the number of an entry is of; null where that is not said. */
export const countedIn = (act: string): string | null =>
  known.get(act)?.of === 'list' ? 'client' : (known.get(act)?.counts ?? null)

/** Whether an act only shows something. What opens a client by an act, as in an emergency, is none of these. */
export const isReading = (act: AuditAct): boolean => Object.hasOwn(reads, act)

/** Whether an act shows a client who has to be open to the viewer for that. */
export const showsOpenClient = (act: AuditAct): boolean => isReading(act) && known.get(act)?.isOfOthers !== true

/** All acts with their words, in the order of the words: to choose from. */
export const auditActChoices = (): { act: string; text: string }[] =>
  [...known].map(([act, { text }]) => ({ act, text })).toSorted((a, b) => a.text.localeCompare(b.text, 'en'))

/** Acts by which one client's record was read. */
export const readingActs: readonly string[] = [...known].flatMap(([act, { of, isRead }]) =>
  of === 'client' && isRead ? [act] : [],
)
