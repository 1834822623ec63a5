/** What the form of a client's page says of itself, beside what is answered on it: of which visit and which questionnaire it is. */
export function marksIn(html: string): Record<string, string> {
  const fields = html.matchAll(/<input type="hidden" name="(visit|measure)" value="([^"]*)"/g)
  return Object.fromEntries([...fields].map(([, name = '', value = '']) => [name, value]))
}
