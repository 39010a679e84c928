import { createTheme, type VariantColorsResolver } from '@mantine/core'

const CLEAR = '1px solid transparent'

/** Buttons by their weight: one filled per view, `default` for the second choice, `subtle` for what is by the way. */
const variantColorResolver: VariantColorsResolver = ({ color, variant }) => {
  const danger = color === 'red'
  const tone = danger ? 'var(--bad)' : 'var(--accent)'
  const tint = danger ? 'var(--bad-tint)' : 'var(--accent-tint)'
  switch (variant) {
    case 'default':
      return {
        background: 'var(--surface)',
        hover: 'var(--sunken)',
        color: danger ? tone : 'var(--ink)',
        border: '1px solid var(--edge)',
      }
    case 'light':
      return { background: tint, hover: tint, color: tone, border: CLEAR }
    case 'outline':
      return { background: 'transparent', hover: tint, color: tone, border: `1px solid ${tone}` }
    case 'subtle':
    case 'transparent':
      return {
        background: 'transparent',
        hover: color === 'gray' ? 'var(--hover)' : tint,
        color: color === 'gray' ? 'var(--soft)' : tone,
        border: CLEAR,
      }
    default:
      return {
        background: tone,
        hover: danger ? 'var(--bad-hover)' : 'var(--accent-hover)',
        color: danger ? 'var(--on-bad)' : 'var(--on-accent)',
        border: CLEAR,
      }
  }
}

const QUICK = { transitionProps: { duration: 90 } }
const FLOATING = { ...QUICK, shadow: 'md', radius: 10 }

/** Mantine's components as this console wears them. The colours are in `tokens.css`. */
export const theme = createTheme({
  variantColorResolver,
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  defaultRadius: 9,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    // Its own way to hold the page still writes a style element, which the content policy forbids; base.css does it.
    ModalRoot: { defaultProps: { ...QUICK, lockScroll: false, centered: true, radius: 14 } },
    DrawerRoot: { defaultProps: { transitionProps: { duration: 140 }, lockScroll: false } },
    Menu: { defaultProps: FLOATING },
    Popover: { defaultProps: FLOATING },
    Combobox: { defaultProps: FLOATING },
    Select: { defaultProps: { allowDeselect: false, withScrollArea: false, comboboxProps: FLOATING } },
    Tooltip: {
      defaultProps: { ...QUICK, openDelay: 250, withArrow: true, events: { hover: true, focus: true, touch: false } },
    },
    Checkbox: { defaultProps: { size: 'sm', iconColor: 'var(--on-accent)' } },
    Radio: { defaultProps: { size: 'sm', iconColor: 'var(--on-accent)' } },
    Switch: { defaultProps: { size: 'sm' } },
  },
})
