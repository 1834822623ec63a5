import { expect, test } from 'vitest'
import { reportFile } from '@/app/report-file'

test('what is to be set is asked for when its turn has come, and one that is refused keeps nobody from theirs', async () => {
  const refuse: ((why: Error) => void)[] = []
  const ask = () => new Promise<never>((_, reject) => refuse.push(reject))
  const files = [reportFile(ask), reportFile(ask), reportFile(ask)]
  for (const [at, file] of files.entries()) {
    await expect.poll(() => refuse.length).toBe(at + 1)
    refuse[at]?.(new Error('Not found'))
    await expect(file).rejects.toThrow('Not found')
  }
})
