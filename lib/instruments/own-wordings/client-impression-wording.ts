import type { OwnWordings } from './own-wording'

/** The client's impression of the alliance: goals, tasks and bond, as they are at present. */
export const clientImpressionWording: OwnWordings = {
  en: {
    title: 'Working together',
    instruction: () =>
      'Three questions about how you and your therapist work together at present. Please choose what fits best.',
    items: {
      1: 'How far do you and your therapist agree on what you want to reach?',
      2: 'How far do you agree on what you do in the sessions to get there?',
      3: 'How far do you feel trust and respect between you and your therapist?',
    },
    answers: ['very little', 'a little', 'somewhat', 'quite a lot', 'very much'],
  },
  de: {
    title: 'Zusammenarbeit',
    instruction: () =>
      'Drei Fragen dazu, wie Sie und Ihre Therapeutin oder Ihr Therapeut zurzeit zusammenarbeiten. Bitte wählen Sie, was am besten passt.',
    items: {
      1: 'Wie sehr stimmen Sie und Ihre Therapeutin oder Ihr Therapeut darin überein, was Sie erreichen wollen?',
      2: 'Wie sehr stimmen Sie darin überein, was Sie in den Sitzungen dafür tun?',
      3: 'Wie sehr spüren Sie Vertrauen und Respekt zwischen sich und Ihrer Therapeutin oder Ihrem Therapeuten?',
    },
    answers: ['sehr wenig', 'ein wenig', 'einigermaßen', 'ziemlich', 'sehr'],
  },
  ar: {
    title: 'العمل معًا',
    instruction: () => 'ثلاثة أسئلة عن العمل بينك وبين من يعالجك في الوقت الحالي. يُرجى اختيار ما يناسبك أكثر.',
    items: {
      1: 'إلى أي حد تتفقان، أنت ومن يعالجك، على ما تريد الوصول إليه؟',
      2: 'إلى أي حد تتفقان على ما تقومان به في الجلسات من أجل ذلك؟',
      3: 'إلى أي حد تشعر بالثقة والاحترام بينك وبين من يعالجك؟',
    },
    answers: ['إلى حد قليل جدًا', 'إلى حد قليل', 'إلى حد متوسط', 'إلى حد كبير', 'إلى حد كبير جدًا'],
  },
}
