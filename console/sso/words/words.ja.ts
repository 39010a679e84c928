import { byToken } from './by-token.ja.ts'
import { domains } from './domains.ja.ts'
import { goingLive } from './going-live.ja.ts'
import { guide } from './guide.ja.ts'
import { help } from './help.ja.ts'
import { otherProvider } from './other-provider.ja.ts'
import { steps } from './steps.ja.ts'
import { ui } from './ui.ja.ts'
import { upkeep } from './upkeep.ja.ts'
import type { Words } from './words.ts'

export const words: Words = { byToken, domains, goingLive, guide, help, otherProvider, steps, ui, upkeep }
