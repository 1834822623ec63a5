import { CopyButton } from '@/components/ui/copy-button'
import { QrCode } from '@/components/ui/qr-code'

/** A link as it is handed on: with when it ends, and whether it opens anywhere else than on this computer. */
export type HandedLink = { link: string; until: string; isLocal: boolean }

type Props = { open: HandedLink; name: string; children: string }

/** A link for one person, to be read off the screen, with what to heed. */
export function LinkToHandOn({ open: { link, isLocal }, name, children }: Props) {
  return (
    <details>
      <summary className="w-fit cursor-pointer underline underline-offset-4">Show the link for {name}</summary>
      <div className="mt-3 grid gap-3">
        <p className="max-w-prose">
          Give it to {name} alone, in person or by a way that only they read. {children}
        </p>
        <p className="font-mono text-[0.8125rem] break-all select-all">{link}</p>
        <CopyButton text={link}>Copy the link</CopyButton>
        {isLocal ? (
          <p className="max-w-prose text-soft">
            It opens on this computer alone, since Attune has no other address (<code>ATTUNE_ORIGIN</code>).
          </p>
        ) : (
          <QrCode text={link} title={`The link for ${name}`} />
        )}
      </div>
    </details>
  )
}
