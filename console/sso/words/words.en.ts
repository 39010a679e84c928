import { byToken } from './by-token.en.ts'
import { domains } from './domains.en.ts'
import { goingLive } from './going-live.en.ts'
import { guide } from './guide.en.ts'
import { help } from './help.en.ts'
import { otherProvider } from './other-provider.en.ts'
import { steps } from './steps.en.ts'
import { ui } from './ui.en.ts'
import { upkeep } from './upkeep.en.ts'

export const words = { byToken, domains, goingLive, guide, help, otherProvider, steps, ui, upkeep }
