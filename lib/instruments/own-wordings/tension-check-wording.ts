import type { OwnWordings } from './own-wording'

/** The client's three questions of the tension check. */
export const tensionCheckWording: OwnWordings = {
  en: {
    title: 'Tension or distance',
    instruction: on => (on ? `Please think of your session on ${on}.` : 'Please think of your latest session.'),
    items: {
      1: 'Was there any tension or distance between you and your therapist?',
      2: 'Did the two of you speak about it?',
      3: 'How far was it resolved?',
    },
    answers: {
      1: ['none', 'a little', 'some', 'quite a lot', 'a great deal'],
      2: ['no', 'yes'],
      3: ['not at all', 'a little', 'partly', 'mostly', 'fully'],
    },
  },
  de: {
    title: 'Spannung oder Distanz',
    instruction: on => (on ? `Bitte denken Sie an Ihre Sitzung am ${on}.` : 'Bitte denken Sie an Ihre letzte Sitzung.'),
    items: {
      1: 'Gab es Spannung oder Distanz zwischen Ihnen und Ihrer Therapeutin oder Ihrem Therapeuten?',
      2: 'Haben Sie miteinander darüber gesprochen?',
      3: 'Wie weit hat es sich gelöst?',
    },
    answers: {
      1: ['keine', 'ein wenig', 'etwas', 'ziemlich viel', 'sehr viel'],
      2: ['nein', 'ja'],
      3: ['gar nicht', 'ein wenig', 'teilweise', 'größtenteils', 'ganz'],
    },
  },
  ar: {
    title: 'التوتر أو التباعد',
    instruction: on => (on ? `يُرجى التفكير في جلستك بتاريخ ${on}.` : 'يُرجى التفكير في جلستك الأخيرة.'),
    items: {
      1: 'هل كان هناك توتر أو تباعد بينك وبين من يعالجك؟',
      2: 'هل تحدثتما عن ذلك معًا؟',
      3: 'إلى أي حد زال ذلك؟',
    },
    answers: {
      1: ['لا شيء', 'قليل', 'بعض الشيء', 'كثير', 'كثير جدًا'],
      2: ['لا', 'نعم'],
      3: ['لم يزل', 'قليلًا', 'جزئيًا', 'إلى حد كبير', 'تمامًا'],
    },
  },
}
