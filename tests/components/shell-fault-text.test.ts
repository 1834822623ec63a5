import { describe, expect, test } from 'vitest'
import { faultReference, faultText } from '@/components/shell/fault-text'
import { OtherVersion } from '@/db/other-version'

describe('where a page could not be shown', () => {
  test('it is said that nothing saved is gone, and by what reference the fault is found', () => {
    expect(faultText('2187')).toMatch(/^Something went wrong on our side\./)
    expect(faultReference('2187')).toMatch(/reference 2187\.$/)
    expect(faultText(undefined)).toMatch(/^Something went wrong/)
    expect(faultReference(undefined)).toBeFalsy()
  })

  test('because another server has brought the practice to a newer version, that is said, and no reference', () => {
    const { digest } = new OtherVersion()
    expect(faultText(digest)).toBe(
      'Attune is being brought to a newer version. Everything that was saved is still there; please try again in a few minutes.',
    )
    expect(faultReference(digest)).toBeFalsy()
  })
})
