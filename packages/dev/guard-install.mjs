// A plain `npm install` here would install the root's tools only and leave every package broken, in silence.
if (!(process.env.npm_config_user_agent ?? '').startsWith('pnpm/')) {
  console.error(
    'OpenSlot is a pnpm workspace. Run `npm start` or `npm test` (they install everything by themselves),\n' +
      'or `npx -y pnpm@10.34.8 install` to install only.',
  )
  process.exit(1)
}
