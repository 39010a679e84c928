import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { catalogueOf } from '../words/catalogue.ts'
import { inLanguage } from './in-language.ts'

// What leaves by the guide's door: our sentences are told, what is somebody's or Okta's stays letter by letter.
describe('an answer of the guide, in the language that is asked for', () => {
  const answer = {
    organization: { name: 'People' },
    steps: [
      {
        step: 'app',
        evidence: [{ name: 'Client ID and secret', value: 'accepted' }],
        findings: [
          {
            code: 'client_id_unknown_or_app_inactive',
            sentence:
              'Okta knows no active app with our Client ID: the app was deactivated or deleted, or the ID is another’s.',
            side: 'customer',
            want: 'an active app with Client ID 0oa1',
            got: 'invalid_client: none',
            where: { menu: 'Applications > Applications > the app with Client ID 0oa1 > General', url: null },
            todo: ['Look at the status beside the app’s name, and choose Activate if it is Inactive.'],
          },
        ],
      },
    ],
    items: [
      { what: 'Assignment to none', why: 'Okta’s API does not offer this here.', before: 'none', progress: 'by hand' },
    ],
    problem: { code: 'by_token.running', message: 'This plan is being carried out already. Wait until it is done.' },
  }

  it('tells findings, evidence, places, plans and problems', async () => {
    assert.deepEqual(inLanguage(answer, await catalogueOf('de')), {
      organization: { name: 'People' },
      steps: [
        {
          step: 'app',
          evidence: [{ name: 'Client ID und Secret', value: 'angenommen' }],
          findings: [
            {
              code: 'client_id_unknown_or_app_inactive',
              sentence:
                'Okta kennt keine aktive App mit unserer Client ID: Die App wurde deaktiviert oder gelöscht, oder die ID gehört zu einer anderen.',
              side: 'customer',
              want: 'eine aktive App mit der Client ID 0oa1',
              got: 'invalid_client: none',
              where: { menu: 'Applications > Applications > die App mit der Client ID 0oa1 > General', url: null },
              todo: [
                'Sehen Sie auf den Status neben dem Namen der App, und wählen Sie Activate, wenn sie Inactive ist.',
              ],
            },
          ],
        },
      ],
      items: [
        {
          what: 'Zuweisung an none',
          why: 'Oktas API bietet das hier nicht an.',
          before: 'none',
          progress: 'by hand',
        },
      ],
      problem: {
        code: 'by_token.running',
        message: 'Dieser Plan wird schon ausgeführt. Warten Sie, bis er fertig ist.',
      },
    })
  })

  it('leaves the answer as it is in English, but that it speaks to the customer', async () => {
    assert.deepEqual(inLanguage(answer, await catalogueOf('en')), answer)
  })
})
