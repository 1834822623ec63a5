import type { Target } from '../instruments/answers'
import type { OwnLanguage } from '../instruments/own-wordings/own-wording'

/** Whom a questionnaire is about, said above it: its own words speak of "this person". */
export const whom: Readonly<Record<OwnLanguage, Readonly<Record<Target, string>>>> = {
  en: {
    general: 'These questions are about people in general.',
    partner: 'These questions are about your partner.',
    mother: 'These questions are about your mother.',
    father: 'These questions are about your father.',
    friend: 'These questions are about a close friend.',
    therapist: 'These questions are about your therapist.',
  },
  de: {
    general: 'In diesen Fragen geht es um Menschen im Allgemeinen.',
    partner: 'In diesen Fragen geht es um Ihre Partnerin oder Ihren Partner.',
    mother: 'In diesen Fragen geht es um Ihre Mutter.',
    father: 'In diesen Fragen geht es um Ihren Vater.',
    friend: 'In diesen Fragen geht es um eine enge Freundin oder einen engen Freund.',
    therapist: 'In diesen Fragen geht es um Ihre Therapeutin oder Ihren Therapeuten.',
  },
  ar: {
    general: 'هذه الأسئلة عن الناس عمومًا.',
    partner: 'هذه الأسئلة عن شريك حياتك أو شريكة حياتك.',
    mother: 'هذه الأسئلة عن والدتك.',
    father: 'هذه الأسئلة عن والدك.',
    friend: 'هذه الأسئلة عن صديق مقرّب أو صديقة مقرّبة.',
    therapist: 'هذه الأسئلة عمّن يعالجك.',
  },
}
