import { connection } from 'next/server'

/** The least that Next makes anew for every request. */
export default async function Page() {
  await connection()
  return <p>Nothing.</p>
}
