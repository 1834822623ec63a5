/** Whether what was typed looks like a code of an authenticator app: six digits, with spaces as it shows them. */
export const isAppCode = (typed: string): boolean => /^(\s*\d){6}\s*$/.test(typed)
