/** For a router: addresses are read by people: `?q=Acme`, not JSON. */
export const searchInAddress = {
  parseSearch: (text: string) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search: Readonly<Record<string, string | undefined>>) => {
    const said = Object.entries(search).filter((one): one is [string, string] => one[1] !== undefined && one[1] !== '')
    const text = new URLSearchParams(said)
    return text.size === 0 ? '' : `?${text}`
  },
}
