import { engine } from './open'

/** Asks the database of this server. Throws where it does not answer, or was brought to another version of Attune. */
export const askDatabase = (): Promise<void> => engine().check()
