/**
 * Brings the installed packages in line with package-lock.json, so that every command works on a fresh clone.
 *
 * Plain JavaScript without dependencies, because it runs before there are any. Silent, and done within
 * milliseconds, when nothing is to do.
 */
import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { adviseOn } from './setup/advice.mjs';
import { isInstalled, markInstalled } from './setup/installed.mjs';
import { oneAtATime } from './setup/one-at-a-time.mjs';

const root = dirname(import.meta.dirname);
const OLDEST_NODE = [20, 19];

requireNode();
if (!isInstalled(root)) {
  await oneAtATime(root, () => {
    // Whoever held the lock before us has most likely done the work.
    if (!isInstalled(root)) install();
  });
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  fail(`Chancery needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`);
}

function install() {
  console.error('Installing packages; the first time this may take two minutes …');
  const [command, ...parameters] = npm();
  const npmCi = spawnSync(command, [...parameters, 'ci', '--include=dev'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  const said = `${npmCi.stdout ?? ''}${npmCi.stderr ?? ''}${npmCi.error?.message ?? ''}`;
  if (npmCi.status !== 0) fail(`${said}\n${adviseOn(said)}`);
  markInstalled(root);
}

/** The npm that runs us, if one does; it need not be the one on the path. */
function npm() {
  // biome-ignore lint/style/noProcessEnv: npm names itself in the environment, and only there.
  const running = process.env.npm_execpath;
  return running?.endsWith('npm-cli.js') ? [process.execPath, running] : ['npm'];
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
