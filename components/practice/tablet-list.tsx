import type { TabletView } from '@/db/tablets'
import { dayAgo } from '@/lib/answer/request-state'
import { shortDate, todayIn, writtenInstant } from '@/lib/dates'
import type { FormAction } from '@/lib/form-state'
import { ActButton } from '../ui/act-button'
import { ConfirmButton } from '../ui/confirm-button'
import { CopyButton } from '../ui/copy-button'
import { QrCode } from '../ui/qr-code'
import { Section } from '../ui/section'

type Props = {
  tablets: readonly TabletView[]
  /** Where clients type their code. */
  address: string
  /** Attune has no address beside this computer's own. */
  isLocal: boolean
  actions: Record<'renewLink' | 'remove', FormAction>
  sendKey: string
  reader: { locale: string; timeZone: string }
  now: number
}

/** The tablets there are, each with when it was used last, or with the link that makes a device this tablet. */
export function TabletList({ tablets, address, isLocal, actions, sendKey, reader, now }: Props) {
  return (
    <Section id="tablets" title="Tablets">
      {tablets.length === 0 ? (
        <p className="border-y border-rule py-4 text-soft">No tablet yet.</p>
      ) : (
        <ul className="border-t border-ink">
          {tablets.map(tablet => (
            <li key={tablet.id} className="grid gap-3 border-b border-rule py-4">
              <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
                <div>
                  <p className="font-medium">{tablet.name}</p>
                  <p className="text-[0.8125rem] text-soft">{about(tablet, reader, now)}</p>
                </div>
                <ConfirmButton
                  label={
                    <span>
                      Remove<span className="sr-only"> {tablet.name}</span>
                    </span>
                  }
                  size="sm"
                  title={`Remove ${tablet.name}?`}
                  description="No code opens anything on it any more. To use it again, add it anew."
                  confirm="Remove"
                  action={actions.remove}
                  fields={{ tabletId: tablet.id }}
                />
              </div>
              {tablet.enrolledAt === null && (
                <LinkOf tablet={tablet} {...{ address, isLocal, reader, sendKey }} action={actions.renewLink} />
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function about({ enrolledAt, seenAt, addedAt, addedByName }: TabletView, reader: Props['reader'], now: number): string {
  const added = `added by ${addedByName}, ${shortDate(todayIn(reader.timeZone, addedAt), reader.locale)}`
  if (enrolledAt === null) return `Not a tablet yet · ${added}`
  return [seenAt === null ? null : `Last used ${dayAgo(seenAt, reader, now)}`, added].filter(Boolean).join(' · ')
}

type LinkProps = Pick<Props, 'address' | 'isLocal' | 'reader' | 'sendKey'> & { tablet: TabletView; action: FormAction }

function LinkOf({ tablet: { id, name, link: open }, address, isLocal, reader, sendKey, action }: LinkProps) {
  const renew = (
    <ActButton
      action={action}
      fields={{ tabletId: id, key: `${sendKey}-${id}`.slice(0, 128) }}
      focus="tablets"
      size="sm"
    >
      Make a new link
    </ActButton>
  )
  if (!open) return renew
  const link = `${address}/tablet/${open.token}`
  return (
    <div className="grid gap-3">
      <p className="max-w-prose text-soft">
        Open this on the tablet, in the browser that clients will use, before{' '}
        {writtenInstant(open.until, reader.locale, reader.timeZone)}. It works once.
      </p>
      {isLocal && (
        <p className="max-w-prose text-soft">
          It opens on this computer alone, since Attune has no other address (<code>ANSWER_ORIGIN</code>, or{' '}
          <code>ATTUNE_ORIGIN</code>).
        </p>
      )}
      <QrCode text={link} title={`The link that makes a device ${name}`} />
      <p className="font-mono text-[0.8125rem] break-all select-all">{link}</p>
      <CopyButton text={link}>Copy the link</CopyButton>
    </div>
  )
}
