import { type OwnLanguage, ownLanguages } from '../instruments/own-wordings/own-wording'

/**
 * What a client reads of a request on paper or in a mail, before they have opened it. No name and nothing clinical: paper lies about, and
 * mailboxes are shared.
 */
type SlipWords = {
  subject: string
  /** Of a mail, with the link under it. */
  mail: (practice: string) => string
  lead: string
  code: (address: string, until: string) => string
  link: string
  check: { 'birth-date': string; pin: string; 'in-person': string }
  until: (day: string) => string
}

const words: Readonly<Record<OwnLanguage, SlipWords>> = {
  en: {
    subject: 'Questions before your next appointment',
    mail: practice => `${practice} has some questions for you before your next appointment:`,
    lead: 'There are some questions for you.',
    code: (address, until) => `Type these letters on a tablet of the practice (${address}), before ${until}.`,
    link: 'Point the camera of your phone at the square, or type the address.',
    check: {
      'birth-date': 'You are asked for your date of birth.',
      pin: 'You are asked for the PIN that you were told.',
      'in-person': '',
    },
    until: day => `You can answer until ${day}.`,
  },
  de: {
    subject: 'Fragen vor Ihrem nächsten Termin',
    mail: practice => `${practice} hat vor Ihrem nächsten Termin einige Fragen an Sie:`,
    lead: 'Es gibt einige Fragen an Sie.',
    code: (address, until) =>
      `Geben Sie diese Buchstaben bis ${until} Uhr auf einem Tablet der Praxis ein (${address}).`,
    link: 'Richten Sie die Kamera Ihres Telefons auf das Quadrat, oder geben Sie die Adresse ein.',
    check: {
      'birth-date': 'Sie werden nach Ihrem Geburtsdatum gefragt.',
      pin: 'Sie werden nach der PIN gefragt, die Ihnen gesagt wurde.',
      'in-person': '',
    },
    until: day => `Sie können bis ${day} antworten.`,
  },
  ar: {
    subject: 'أسئلة قبل موعدكم القادم',
    mail: practice => `لدى ${practice} بعض الأسئلة لكم قبل موعدكم القادم:`,
    lead: 'هناك بعض الأسئلة لكم.',
    code: (address, until) => `اكتبوا هذه الأحرف على جهاز لوحي في العيادة (${address}) قبل الساعة ${until}.`,
    link: 'وجّهوا كاميرا هاتفكم نحو المربع، أو اكتبوا العنوان.',
    check: {
      'birth-date': 'سيُطلب منكم تاريخ ميلادكم.',
      pin: 'سيُطلب منكم الرقم السري الذي قيل لكم.',
      'in-person': '',
    },
    until: day => `يمكنكم الإجابة حتى ${day}.`,
  },
}

/** In the language of a request, or of it without its region; in English where these sentences are not there in it. */
export function slipWordsIn(language: string): { words: SlipWords; language: OwnLanguage } {
  const own = ownLanguages.find(each => each === language.split('-')[0]) ?? 'en'
  return { words: words[own], language: own }
}
