import { type CommandDef, defineCommand } from 'citty';
import { hashSecret, newToken, tokenText } from '#auth/token-text.ts';
import { ROLES, type Role, type StoredToken } from '#graph/token-store.ts';
import { AppError } from '#src/errors.ts';
import { JSON_OPTION, printResult } from './print-result.ts';
import { readExpiry } from './read-expiry.ts';
import { UsageError } from './usage-error.ts';
import { withStore } from './with-store.ts';

/** A name stands in the ledger: one line of printable characters, none at its ends that nobody sees. */
const NAME = /^(?! )[^\p{C}\p{Zl}\p{Zp}]{1,100}(?<! )$/u;

const create = defineCommand({
  meta: { name: 'create', description: 'Make a token, and print it: it is not shown again.' },
  args: {
    name: {
      type: 'string',
      required: true,
      description: 'Who will use it; stands as the actor beside what is written with it.',
    },
    role: {
      type: 'enum',
      options: [...ROLES],
      default: 'READER',
      description: 'What it may do: read; write too; redact too.',
    },
    expires: {
      type: 'string',
      description:
        'How long it is valid: 90d, or its last day (UTC) as YYYY-MM-DD. For ever when left out.',
    },
    ...JSON_OPTION,
  },
  run: ({ args }) => {
    const now = new Date();
    const { name, role } = args;
    if (!NAME.test(name)) throw new UsageError('--name is one line of 1 to 100 characters.');
    const expiresAt = args.expires === undefined ? null : readExpiry(args.expires, now);
    return withStore(async (store) => {
      await store.migrate();
      const made = newToken();
      const { id, secret } = made;
      const told = { id, name, role: role as Role, createdAt: now.toISOString(), expiresAt };
      await store.tokens.add({ ...told, hash: hashSecret(secret), revokedAt: null });
      const text = tokenText(made);
      const until = expiresAt === null ? 'for ever' : `until ${expiresAt}`;
      const note = `Token ${id}: ${role}, ${name}, valid ${until}. It is not shown again.`;
      printResult(args.json, { ...told, token: text }, `${note}\n${text}`);
    });
  },
});

const list = defineCommand({
  meta: { name: 'list', description: 'Say which tokens there are, without their secrets.' },
  args: JSON_OPTION,
  run: ({ args }) =>
    withStore(async (store) => {
      const now = Date.now();
      const tokens = (await store.tokens.list()).map(({ hash: _, ...token }) => ({
        ...token,
        state: stateOf(token, now),
      }));
      const lines = tokens.map(({ id, role, state, createdAt, expiresAt, name }) =>
        [id, role.padEnd(6), state.padEnd(7), createdAt, expiresAt ?? 'for ever', name].join('  '),
      );
      printResult(args.json, { tokens }, lines.length === 0 ? 'No tokens.' : lines.join('\n'));
    }),
});

const revoke = defineCommand({
  meta: { name: 'revoke', description: 'End a token. A running service knows within 5 seconds.' },
  args: {
    id: { type: 'positional', required: true, description: 'Its id, as list shows it.' },
    ...JSON_OPTION,
  },
  run: ({ args }) =>
    withStore(async (store) => {
      const { id } = args;
      // The id is not repeated: it may be a whole token.
      const none = 'No token has this id; chancery token list shows those that there are.';
      const at = new Date().toISOString();
      if (!(await store.tokens.revoke(id, at))) throw new AppError('NOT_FOUND', none);
      printResult(args.json, { id, revoked: true }, `Token ${id} is revoked.`);
    }),
});

function stateOf({ revokedAt, expiresAt }: Omit<StoredToken, 'hash'>, now: number): string {
  if (revokedAt !== null) return 'REVOKED';
  return expiresAt !== null && Date.parse(expiresAt) <= now ? 'EXPIRED' : 'VALID';
}

/** `chancery token` */
export const token: CommandDef = defineCommand({
  meta: { name: 'token', description: 'Make, list and revoke the tokens of the service.' },
  subCommands: {
    create: async () => create,
    list: async () => list,
    revoke: async () => revoke,
  },
});
