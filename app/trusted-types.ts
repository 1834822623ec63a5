/*
 * Under Trusted Types (proxy.ts) a browser takes no text for a script, for the address of one or for HTML, unless this policy lets it pass.
 */

/** What a page's own scripts set: the framework's loader addresses of the build, React the rows of the tables under charts and an empty script. */
export const trustedTypes = (origin: string) => ({
  createScriptURL: (url: string) => (new URL(url, origin).href.startsWith(`${origin}/_next/static/`) ? url : null),
  // The rows of components/charts/panel-table.tsx, without any attribute but one; and that by which React makes a script element.
  createHTML: (html: string) => (/^((<(tr|td|th scope=row)>[^<>]*)*|<script><\/script>)$/.test(html) ? html : null),
  // Libraries try whether text may be run. It may not, by the policy of the content, whatever passes here.
  createScript: (code: string) => code,
})
