/** In the place of the desk, for somebody who is not signed in. */
export function SignInScreen() {
  return (
    <main>
      <h1>Sign in</h1>
      <p>You are not signed in.</p>
    </main>
  )
}
