import { build } from './build.mjs'
import { practiceFolder, ready } from './folder.mjs'
import { install } from './install.mjs'
import { address, checkFree } from './port.mjs'
import { serve } from './serve.mjs'

/** `npm start`: a real practice. The server migrates it, makes its keys on the first run, and says the code that opens /setup. */
export async function run() {
  const folder = practiceFolder()
  ready(folder)
  await checkFree(address())
  await install()
  await build()
  return serve(folder, origin => console.log(`Attune is ready at ${origin}`))
}
