import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether node_modules holds what the lock file names, compiled for the Node that runs us. */
export function isInstalled(root) {
  const mark = markFile(root);
  if (existsSync(mark)) return readFileSync(mark, 'utf8') === fingerprint(root);
  if (!matchesLockFile(root)) return false;
  // Somebody ran `npm ci` by hand, which is as good.
  markInstalled(root);
  return true;
}

export function markInstalled(root) {
  writeFileSync(markFile(root), fingerprint(root));
}

function markFile(root) {
  return join(root, 'node_modules', '.chancery-setup');
}

/** Not the time of any file: a clone or a checkout gives them all new ones. */
function fingerprint(root) {
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  const { arch, platform, versions } = process;
  return `${lock.digest('hex')} ${platform} ${arch} ${versions.modules}\n`;
}

/** Compares the lock file with the one that npm leaves inside node_modules, which lists what is really there. */
function matchesLockFile(root) {
  const hidden = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const present = packagesOf(hidden);
  const wanted = Object.entries(packagesOf(join(root, 'package-lock.json')));
  return wanted.every(([path, { version, optional, devOptional }]) => {
    // The empty path is ourselves; what is optional may be for another platform.
    if (path === '' || !(path in present)) return path === '' || optional || devOptional;
    return present[path].version === version;
  });
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
