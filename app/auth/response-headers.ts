/** On every answer to one person: nobody in between keeps it, nor does the browser. */
export const notKept = { 'cache-control': 'private, no-store' }

/** On a file that is the same for everybody, and no secret. */
export const keptAnHour = { 'cache-control': 'public, max-age=3600' }
