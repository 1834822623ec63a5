/** Something that stands in the way and that the person at the terminal can mend: shown as its sentence, without a trace. */
export class Trouble extends Error {}
