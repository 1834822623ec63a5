import { linkToken } from './link-token'

/** What the link in a mail has in it by which reminders are stopped. It opens no questions. */
export const stopToken = linkToken('stop reminders')
