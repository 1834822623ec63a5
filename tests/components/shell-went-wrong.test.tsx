import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { WentWrong } from '@/components/shell/went-wrong'
import { OtherVersion } from '@/db/other-version'
import { NoLongerOpen } from '@/db/still-admitted'

const shown = (reference?: string) => renderToStaticMarkup(<WentWrong reference={reference} again={() => {}} />)

describe('where a page could not be shown', () => {
  test('it is said that nothing saved is gone, and by what reference the fault is found', () => {
    expect(shown('2187')).toContain('Something went wrong. Everything that was saved is still there.')
    expect(shown('2187')).toContain('mention 2187 to whoever')
    expect(shown()).toContain('Something went wrong.')
    expect(shown()).not.toContain('mention')
  })

  test('because another server has brought the practice to a newer version, that is said, and no reference', () => {
    expect(shown(new OtherVersion().digest)).toContain(
      'Attune is being brought to a newer version. Everything that was saved is still there; please try again in a few minutes.',
    )
    expect(shown(new OtherVersion().digest)).not.toMatch(/went wrong|mention/)
  })

  test('because the right to it ended while it was being read, that is said, and no reference', () => {
    expect(shown(new NoLongerOpen().digest)).toContain('This is no longer open to you')
    expect(shown(new NoLongerOpen().digest)).not.toMatch(/went wrong|mention/)
  })
})
