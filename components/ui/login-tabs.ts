/** What all pages of this browser hear that show something to somebody who is logged in. */
export const loginChannel = 'attune-login'
