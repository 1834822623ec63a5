import { openPractice, closePractice } from '@/db/open'
const t = performance.now(); openPractice(process.argv[2]!); console.log('open ms', (performance.now() - t).toFixed(0)); closePractice()
