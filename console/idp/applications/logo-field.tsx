import { Button, FileButton, Input } from '@mantine/core'
import { IconPhoto, IconX } from '@tabler/icons-react'
import { useEffect, useId, useState } from 'react'
import styles from './logo-field.module.css'

const MOST_BYTES = 1024 * 1024

/** A picture for the tile. Looked at here, before it is sent. */
export function LogoField({ logo, onChange }: { logo: File | undefined; onChange: (logo: File | undefined) => void }) {
  const [problem, setProblem] = useState<string>()
  const preview = usePreview(logo)
  const id = useId()
  function take(file: File | null) {
    if (file === null) return
    const wrong = problemOf(file)
    setProblem(wrong)
    if (wrong === undefined) onChange(file)
  }
  return (
    <div className={styles.field}>
      <p className={styles.label} id={id}>
        Logo <span>(optional)</span>
      </p>
      <div className={styles.row}>
        <span className={styles.preview}>
          {preview === undefined ? (
            <IconPhoto size={24} stroke={1.5} aria-hidden />
          ) : (
            <img src={preview} alt="The chosen logo" />
          )}
        </span>
        <FileButton onChange={take} accept="image/png,image/jpeg,image/gif" inputProps={{ 'aria-label': 'Logo' }}>
          {(props) => (
            <Button {...props} variant="default" aria-describedby={id}>
              Choose a file
            </Button>
          )}
        </FileButton>
        {logo && (
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconX size={15} aria-hidden />}
            onClick={() => {
              setProblem(undefined)
              onChange(undefined)
            }}
          >
            Remove
          </Button>
        )}
      </div>
      <Input.Description>
        PNG, JPG or GIF below 1 MB. Best: landscape, at least 420 × 120, transparent.
      </Input.Description>
      {problem && <Input.Error role="alert">{problem}</Input.Error>}
    </div>
  )
}

function problemOf(file: File): string | undefined {
  if (!['image/png', 'image/jpeg', 'image/gif'].includes(file.type)) return 'This is no PNG, JPG or GIF.'
  if (file.size >= MOST_BYTES) return 'This is too large: a logo is smaller than 1 MB.'
  return undefined
}

function usePreview(file: File | undefined): string | undefined {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    if (file === undefined) {
      setUrl(undefined)
      return
    }
    const made = URL.createObjectURL(file)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  return url
}
