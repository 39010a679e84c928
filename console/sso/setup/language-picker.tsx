import { NativeSelect } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { LANGUAGES, type Language, TAGS } from '../words/languages.ts'
import { pickLanguage, useLanguage, useWords } from '../words/words.ts'
import styles from './guide.module.css'

/** Which language the guide speaks. What is typed stays; what the service found is asked for anew. */
export function LanguagePicker() {
  const { guide } = useWords()
  const language = useLanguage()
  const queries = useQueryClient()
  const pick = (picked: Language) =>
    pickLanguage(picked)
      .then(() => queries.invalidateQueries())
      // Its file did not come: the picker goes back by itself.
      .catch(() => undefined)
  return (
    <NativeSelect
      className={styles.language}
      aria-label={guide.language}
      value={language}
      onChange={(event) => void pick(event.currentTarget.value as Language)}
    >
      {Object.entries(LANGUAGES).map(([each, name]) => (
        <option key={each} value={each} lang={TAGS[each as Language]}>
          {name}
        </option>
      ))}
    </NativeSelect>
  )
}
