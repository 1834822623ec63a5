import type { TransferView } from '@/db/transfers'
import { andList } from '@/lib/text/number-words'

/** Why somebody whom the reader may look for is not offered. */
export function notYetText({ notYet, isOwn }: TransferView): string {
  const [one = ''] = notYet
  const who =
    notYet.length === 1
      ? `${one} can take clients once they have`
      : `${andList(notYet)} can take clients once they have each`
  return `${who} set their password${isOwn ? '.' : ', by the link beside their name under People.'}`
}
