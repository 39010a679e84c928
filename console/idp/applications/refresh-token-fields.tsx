import { NumberInput, Radio } from '@mantine/core'
import type { DraftFields } from '../../ui/form-section.tsx'
import styles from './create-app-dialog.module.css'
import type { GeneralDraft } from './general-settings-request.ts'

/** The block that appears with the grant Refresh Token. */
export function RefreshTokenFields({ draft, set, problems }: DraftFields<GeneralDraft>) {
  return (
    <>
      <Radio.Group
        label="Refresh token behavior"
        value={draft.rotate ? 'ROTATE' : 'STATIC'}
        onChange={(value) => set({ rotate: value === 'ROTATE' })}
      >
        <div className={styles.choices}>
          <Radio
            value="ROTATE"
            label="Rotate token after every use"
            description="A token that is used a second time ends the sign-in it belongs to."
          />
          <Radio value="STATIC" label="Use persistent token" />
        </div>
      </Radio.Group>
      {draft.rotate && (
        <NumberInput
          label="Grace period for token rotation"
          description="Seconds in which the token of before still works: 0 to 60."
          min={0}
          max={60}
          allowDecimal={false}
          value={draft.leeway}
          error={problems.leeway}
          onChange={(value) => set({ leeway: Number(value) || 0 })}
        />
      )}
    </>
  )
}
