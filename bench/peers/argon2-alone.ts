// How many passwords can be verified on this processor when nothing else is done: the house's own function and cost.
import { hashPassword, verifyPassword } from '../../idp/users/password.ts'

const PASSWORD = 'Correct-horse-1'
const IN_FLIGHT = 4
const WARM_MS = 300
const seconds = Number(process.env.SECONDS)
const stored = await hashPassword(PASSWORD)

await verifyFor(WARM_MS)
const begun = performance.now()
const count = await verifyFor(seconds * 1000)
const perSecond = count / ((performance.now() - begun) / 1000)
console.log(`READY ${JSON.stringify({ perSecond })}`)
// Until it is told to go: whoever started it decides when it ends.
setInterval(() => {}, 1000)

async function verifyFor(milliseconds: number): Promise<number> {
  const end = performance.now() + milliseconds
  let done = 0
  const one = async () => {
    while (performance.now() < end) {
      if (!(await verifyPassword(PASSWORD, stored))) throw new Error('the password was not accepted')
      done++
    }
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, one))
  return done
}
