/** Whether this run tries all that takes long (ATTUNE_TEST_ALL=1); otherwise each kind of it is tried in short. */
export const isTestAll = process.env.ATTUNE_TEST_ALL === '1'

/** How often something is tried: so many times where everything is, else a few. */
export const times = (all: number, few = Math.ceil(all / 10)): number => (isTestAll ? all : few)
