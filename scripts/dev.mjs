import { makeDemo } from './demo.mjs'
import { practiceFolder, ready } from './folder.mjs'
import { install } from './install.mjs'
import { inRoot } from './paths.mjs'
import { serve } from './serve.mjs'

/** `npm run dev`: pages follow the sources as they change. Shows ATTUNE_DATA, or else the demo practice. */
export async function run() {
  ready(inRoot('data'))
  await install()
  const folder = process.env.ATTUNE_DATA ? practiceFolder() : await makeDemo()
  ready(folder)
  return serve(folder, origin => console.log(`Attune follows its sources at ${origin}`), 'dev')
}
