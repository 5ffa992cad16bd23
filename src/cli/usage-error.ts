import type { ArgsDef } from 'citty';

/** A command line that is not understood: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * citty lets pass what it does not know. The argument `file...` takes all that there are.
 *
 * @throws UsageError that names an option or argument that the command has not.
 */
export function rejectUnknown(args: Readonly<Record<string, unknown>>, definitions: ArgsDef): void {
  const known = Object.entries(definitions);
  const options = known.filter(([, { type }]) => type !== 'positional').map(([name]) => name);
  const names = new Set(['_', ...known.map(([name]) => name)]);
  const given = Object.keys(args).map((name) =>
    name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`),
  );
  const unknown = given.find((name) => !names.has(name));
  if (unknown !== undefined) {
    const has = options.map((name) => `--${name}`).join(', ');
    throw new UsageError(`There is no option --${unknown}; the command has ${has}.`);
  }
  if ('file...' in definitions) return;
  const surplus = (args['_'] as readonly string[])[known.length - options.length];
  if (surplus !== undefined) throw new UsageError(`The command takes no argument "${surplus}".`);
}
