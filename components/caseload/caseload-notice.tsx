import { Notice } from '@/components/ui/notice'

/** What brought somebody here, by the word in the address. */
const sentences: Readonly<Record<string, string>> = {
  'client-removed': 'The client is removed. Their code can be used again.',
}

/** Says what was just done on a page that is no more. */
export function CaseloadNotice({ of }: { of: string | string[] | undefined }) {
  const sentence = typeof of === 'string' ? sentences[of] : undefined
  return sentence ? <Notice role="status" className="mb-6" title={sentence} /> : null
}
