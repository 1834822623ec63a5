import { z } from 'zod'
import { type ReportDomain, type ReportKind, reportDomains, reportKinds, usualDomains } from '../report'

const papers = ['a4', 'letter'] as const
/** The sizes that a PDF is made in. */
export type Paper = (typeof papers)[number]

export type ReportChoice = {
  kind: ReportKind
  episode: string | null
  /** As asked for; null is what is usual for the kind. */
  domains: readonly ReportDomain[] | null
  /** What is in the report then. */
  shown: readonly ReportDomain[]
  /** The clinician's notes to the sessions; never unless they are ticked, and in the clinician's report alone. */
  notes: boolean
  paper: Paper
}

type Query = { readonly [name: string]: string | string[] | undefined }

const one = (value: Query[string]) => (typeof value === 'string' ? value : undefined)
const list = (value: Query[string]) => (value === undefined ? [] : [value].flat())

/** What an address asks for; whatever it does not say, or says wrongly, is as usual. Letter where the locale uses it. */
export function readChoice(query: Query, locale: string): ReportChoice {
  const kind = z.enum(reportKinds).catch('clinician').parse(one(query.kind))
  const known = reportDomains.filter(domain => list(query.domains).includes(domain))
  const domains = known.length > 0 ? known : null
  const usual: Paper = /-(US|CA|MX|PH)\b/.test(locale) ? 'letter' : 'a4'
  return {
    kind,
    episode: one(query.episode) ?? null,
    domains,
    shown: domains ?? usualDomains[kind],
    notes: kind === 'clinician' && one(query.notes) === 'on',
    paper: z.enum(papers).catch(usual).parse(one(query.paper)),
  }
}

type Asked = Pick<ReportChoice, 'kind' | 'episode' | 'domains' | 'notes'>

/** The choice as the query of an address. */
export function choiceQuery({ kind, episode, domains, notes }: Asked): string {
  const query = new URLSearchParams({ kind })
  if (notes) query.set('notes', 'on')
  if (episode) query.set('episode', episode)
  for (const domain of domains ?? []) query.append('domains', domain)
  return query.toString()
}
