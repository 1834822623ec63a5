export const mismatch = 'That e-mail and password do not match an account here.'

export const pleaseWait = (minutes: number) =>
  `Too many attempts. Please wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`

/** For an unexpected error, with the reference under which it is in the log. */
export const wentWrong = (reference: string) =>
  `Something went wrong here. Please try again; if it happens again, mention ${reference} to whoever looks after Attune.`

export const diskFull =
  'Not saved: the disk of the machine that Attune runs on is full. Nothing typed here is lost; please save again once there is room.'

export const cannotWrite = (reference: string) =>
  `Not saved: Attune cannot write to the folder of the practice. Nothing typed here is lost; please mention ${reference} to whoever looks after Attune.`
