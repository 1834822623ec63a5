import type { AnswerWords } from './answer-words'

export const de: AnswerWords = {
  name: 'Deutsch',
  language: 'Sprache',
  title: 'Fragen an Sie',
  from: practice => `${practice} hat einige Fragen an Sie.`,

  codeTitle: 'Geben Sie Ihren Code ein',
  codeLead: 'Jemand aus der Praxis gibt Ihnen sechs Buchstaben.',
  codeLabel: 'Code',
  codeHalf: 'Ein Code hat sechs Buchstaben und keine Ziffern.',
  codeWrong:
    'Unter diesem Code gibt es keine Fragen. Bitte sehen Sie sich die Buchstaben noch einmal an, oder bitten Sie um einen neuen Code.',
  codeLocked:
    'Mehrere Codes waren nicht richtig. Bitte warten Sie eine Viertelstunde, oder fragen Sie jemanden aus der Praxis.',
  noTablet: 'Bitte öffnen Sie den Link, den Sie von Ihrer Praxis bekommen haben.',
  goOn: 'Weiter',

  checkWhy: 'Damit wir wissen, dass Sie es sind.',
  birthDate: 'Ihr Geburtsdatum',
  day: 'Tag',
  month: 'Monat',
  year: 'Jahr',
  birthDateHalf: 'Bitte geben Sie Tag, Monat und Jahr als Zahlen ein.',
  birthDateNone: 'Diesen Tag gibt es nicht. Bitte sehen Sie noch einmal nach.',
  pin: 'Ihre PIN',
  pinHelp: 'Die Ziffern, die Ihnen in der Sitzung gesagt wurden.',
  pinHalf: 'Bitte geben Sie die Ziffern ein, die Ihnen gesagt wurden.',
  checkWrong: 'Das ist nicht, was Ihre Praxis notiert hat. Bitte sehen Sie noch einmal nach.',
  begin: 'Beginnen',
  notYet: 'Ihre Praxis bekommt nichts, bevor Sie auf „Senden“ drücken.',

  notOpenTitle: 'Diese Fragen sind nicht offen',
  notOpen:
    'Vielleicht sind sie schon beantwortet, oder ihre Zeit ist abgelaufen. Nach mehreren falschen Eingaben bleiben sie eine Weile geschlossen. Bitte fragen Sie Ihre Praxis, wenn Sie einen neuen Link brauchen.',
  overTitle: 'Bitte öffnen Sie den Link noch einmal',
  over: 'Hier wurde eine halbe Stunde nichts getan, darum ist diese Seite geschlossen. Was Sie beantwortet haben, bleibt gespeichert. Öffnen Sie noch einmal den Link, den Sie bekommen haben, oder bitten Sie um einen neuen Code.',
  othersOpenTitle: 'Hier sind andere Fragen offen',
  othersOpen:
    'In diesem Browser wurden inzwischen andere Fragen geöffnet. Was Sie zuletzt auf dieser Seite getan haben, ist darum nicht gespeichert. Um mit diesen Fragen weiterzumachen, öffnen Sie noch einmal ihren Link, oder geben Sie ihren Code ein.',
  changedTitle: 'Diese Fragen haben sich geändert',
  changed:
    'Sie wurden geändert, während diese Seite offen war. Was Sie zuletzt auf dieser Seite getan haben, ist darum nicht gespeichert. Was vorher gespeichert war, ist noch da. Bitte machen Sie weiter.',

  part: (n, of) => `Teil ${n} von ${of}`,
  question: (n, of) => `Frage ${n} von ${of}`,
  answered: 'Beantwortet',
  leaveOpen: 'Offen lassen',
  ratherNot: 'Möchte ich nicht beantworten',
  number: (lowest, highest) => `Eine Zahl von ${lowest} bis ${highest}`,
  numberWrong: (lowest, highest) => `Bitte geben Sie eine Zahl von ${lowest} bis ${highest} ein.`,
  numberBoth:
    'Sie haben eine Zahl eingegeben und zugleich gewählt, nicht zu antworten. Bitte lassen Sie nur eines von beiden stehen.',
  kept: 'Laufend gespeichert, noch nicht gesendet',
  keeping: 'Wird gespeichert …',
  notKept: 'Noch nicht gespeichert: keine Verbindung. Es wird noch einmal versucht.',
  closesSoon:
    'Diese Seite schließt sich in zwei Minuten, wenn nichts beantwortet wird. Ihre Antworten bleiben gespeichert.',
  next: 'Weiter',
  back: 'Zurück',
  notToday: 'Heute nicht',

  goalsLead: 'Wie weit sind Sie mit jedem Ihrer Ziele gekommen?',
  goalLowest: 'noch gar nicht',
  goalHighest: 'ganz erreicht',
  goalsFoot: 'Das sind Ihre eigenen Worte, so wie Sie sie in den Sitzungen gesagt haben.',

  helpTitle: 'Wenn Sie jetzt Hilfe brauchen',
  helpLead: 'Ihre Antworten werden nicht sofort gelesen. Hier können Sie gleich mit jemandem sprechen:',
  helpLeadHere: 'Sie können mit jemandem aus der Praxis sprechen, oder hier anrufen:',

  sendTitle: 'Möchten Sie senden?',
  sendAll: 'Sie haben alle Fragen beantwortet.',
  sendOpen: n => `Noch offen: ${n}. Das darf so bleiben.`,
  toFirstOpen: 'Zur ersten offenen Frage',
  sendNothing: 'Es gibt noch nichts zu senden: Keine Frage ist beantwortet.',
  sendFinal: 'Nach dem Senden lassen sich die Antworten hier nicht mehr ändern.',
  send: 'Senden',

  thanks: 'Danke.',
  reached: practice => `Ihre Antworten sind angekommen: ${practice}.`,
  whenRead: 'Sie werden vor Ihrem nächsten Termin gelesen, nicht rund um die Uhr.',
  sentAt: when => `Gesendet: ${when}.`,
  mayClose: 'Sie können diese Seite schließen.',
  risk: 'Eine Ihrer Antworten sagt, dass es gerade sehr schwer sein kann. Sie müssen das nicht allein tragen: Bitte rufen Sie eine dieser Nummern an, wenn Sie können, jetzt.',
  riskHere:
    'Eine Ihrer Antworten sagt, dass es gerade sehr schwer sein kann. Sie müssen das nicht allein tragen: Bitte sprechen Sie mit jemandem aus der Praxis, bevor Sie gehen.',
  riskAlone:
    'Eine Ihrer Antworten sagt, dass es gerade sehr schwer sein kann. Sie müssen das nicht allein tragen: Bitte sprechen Sie heute mit jemandem, mit Ihrer Praxis oder mit einem Menschen in Ihrer Nähe. Wenn Sie in Gefahr sind, rufen Sie den Notruf an.',
  hardTitle: 'Wenn es bis dahin schwer wird',
  hard: 'Sie müssen nicht warten, und Sie müssen nicht sicher sein, dass es schlimm genug ist.',
  ofPractice: 'Diese Nummern hat Ihre Praxis angegeben. Alle, die antworten, sehen sie.',
  scores: 'Ihre Werte',
  giveBack: 'Bitte geben Sie das Gerät zurück.',
  done: 'Fertig',

  stopTitle: 'Heute nicht?',
  stopClose: until =>
    `Sie können diese Seite schließen und mit demselben Link in diesem Browser bis ${until} wiederkommen. Was Sie beantwortet haben, bleibt bis dahin gespeichert.`,
  stopTodayText:
    'Oder Sie antworten dieses Mal nicht: Nichts wird gesendet, was Sie beantwortet haben, wird gelöscht, und Ihre Praxis sieht, dass Sie nicht antworten möchten.',
  stopToday: 'Dieses Mal nicht',
  stopAgainText: 'Wenn Sie solche Fragen nicht mehr bekommen möchten, erfährt es Ihre Praxis.',
  stopAgain: 'Nicht mehr fragen',
  toQuestions: 'Zurück zu den Fragen',
  stoppedTitle: 'Das ist in Ordnung.',
  stopped: 'Es wurde nichts gesendet, und was Sie beantwortet hatten, ist gelöscht.',
  stoppedAgain: 'Ihre Praxis erfährt, dass Sie nicht mehr gefragt werden möchten.',
  stopMailsTitle: 'Keine Mails mehr?',
  stopMailsText:
    'Sie bekommen dann keine Mails mehr über Fragen Ihrer Praxis, und Ihre Praxis erfährt es. Die Fragen selbst bleiben offen.',
  stopMails: 'Keine Mails mehr',
  mailsStoppedTitle: 'Abbestellt',
  mailsStopped: 'Sie bekommen keine solchen Mails mehr. Ihre Praxis erfährt es.',

  notFromHere:
    'Das kam nicht von dieser Seite. Bitte gehen Sie zurück, laden Sie die Seite neu, und versuchen Sie es noch einmal.',
  tooFast: 'Das war zu viel auf einmal. Bitte warten Sie einen Moment, und versuchen Sie es noch einmal.',
  failed:
    'Hier ist etwas schiefgegangen. Was Sie vorher beantwortet haben, bleibt gespeichert. Bitte versuchen Sie es gleich noch einmal.',
}
