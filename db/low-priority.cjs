const { getPriority, setPriority } = require('node:os')

/*
 * Loaded first in each thread that works beside the server: where there are fewer processors than there is to do, people's requests come
 * first. Linux lowers the thread that asks for it, and those that it begins; elsewhere it would be the whole server.
 */
if (process.platform === 'linux' && getPriority() < 10) setPriority(10)
