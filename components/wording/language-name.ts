/** "German (de)": a language tag in words, where the platform knows it. */
export function languageName(tag: string): string {
  const name = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(tag)
  return name ? `${name} (${tag})` : tag
}
