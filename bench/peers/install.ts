import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const HERE = import.meta.dirname;

/**
 * Installs what the peers need into this folder, so that it weighs on nobody who only uses Chancery. Done once for each
 * lock file.
 *
 * @throws Error with what npm said.
 */
export function installPeers(): void {
  const lock = readFileSync(join(HERE, 'package-lock.json'), 'utf8');
  const mark = join(HERE, 'node_modules', '.installed-lock.json');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return;
  process.stderr.write('Installing the peers …\n');
  const npm = spawnSync('npm', ['ci', '--no-fund', '--no-audit'], {
    cwd: HERE,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0)
    throw new Error(`The peers could not be installed: ${npm.stdout}${npm.stderr}`);
  writeFileSync(mark, lock);
}

/** Versions of the packages as they are installed, by name. */
export function peerVersions(): Readonly<Record<string, string>> {
  const { packages } = JSON.parse(readFileSync(join(HERE, 'package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, { version?: string }>>;
  };
  const names = ['@neo4j/graphql', 'graphql', 'graphql-yoga', 'neo4j-driver'];
  return Object.fromEntries(
    names.map((name) => [name, packages[`node_modules/${name}`]?.version ?? '?']),
  );
}
