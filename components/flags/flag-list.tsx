import type { FlagView } from '@/db/flag-views'
import type { FlagActions } from './flag-actions'
import { FlagItem } from './flag-item'
import type { Place } from './place'

type Props = { flags: readonly FlagView[]; actions: FlagActions; place: Place; showsClient?: boolean }

export function FlagList({ flags, ...rest }: Props) {
  return flags.map(flag => <FlagItem key={flag.id} flag={flag} {...rest} />)
}
