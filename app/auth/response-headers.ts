/** On every answer to one person: nobody in between keeps it, nor does the browser. */
export const notKept = { 'cache-control': 'private, no-store' }
