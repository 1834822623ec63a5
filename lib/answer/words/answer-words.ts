/**
 * All that our own pages say to a client who answers, in one language. A language that lacks one of them does not compile.
 * Which languages a native reader has signed is in lib/instruments/own-wordings/own-wording.ts.
 */
export type AnswerWords = {
  /** Of the language, in itself. */
  name: string
  language: string
  title: string
  from: (practice: string) => string

  codeTitle: string
  codeLead: string
  codeLabel: string
  codeHalf: string
  codeWrong: string
  codeLocked: string
  noTablet: string
  goOn: string

  checkWhy: string
  birthDate: string
  day: string
  month: string
  year: string
  birthDateHalf: string
  birthDateNone: string
  pin: string
  pinHelp: string
  pinHalf: string
  checkWrong: string
  begin: string
  notYet: string

  notOpenTitle: string
  notOpen: string
  overTitle: string
  over: string
  /** To a page that was left open while other questions were begun in the same browser. */
  othersOpenTitle: string
  othersOpen: string
  /** To a page whose questions are others by now. */
  changedTitle: string
  changed: string

  part: (n: number, of: number) => string
  question: (n: number, of: number) => string
  answered: string
  leaveOpen: string
  ratherNot: string
  number: (lowest: string, highest: string) => string
  numberWrong: (lowest: string, highest: string) => string
  numberBoth: string
  kept: string
  keeping: string
  notKept: string
  /** On a clinician's screen, before it is asked for back. */
  closesSoon: string
  next: string
  back: string
  notToday: string

  goalsLead: string
  goalLowest: string
  goalHighest: string
  goalsFoot: string

  helpTitle: string
  helpLead: string
  /** The same where somebody of the practice is near. */
  helpLeadHere: string

  sendTitle: string
  sendAll: string
  sendOpen: (n: number) => string
  toFirstOpen: string
  sendNothing: string
  sendFinal: string
  send: string

  thanks: string
  reached: (practice: string) => string
  whenRead: string
  sentAt: (when: string) => string
  mayClose: string
  risk: string
  riskHere: string
  /** The same, where nobody of the practice is near and it has written no number for this language. */
  riskAlone: string
  hardTitle: string
  hard: string
  ofPractice: string
  scores: string
  giveBack: string
  done: string

  stopTitle: string
  stopClose: (until: string) => string
  stopTodayText: string
  stopToday: string
  stopAgainText: string
  stopAgain: string
  toQuestions: string
  stoppedTitle: string
  stopped: string
  stoppedAgain: string

  stopMailsTitle: string
  stopMailsText: string
  stopMails: string
  mailsStoppedTitle: string
  mailsStopped: string

  notFromHere: string
  tooFast: string
  failed: string
}
