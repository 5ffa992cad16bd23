import { spawnSync } from 'node:child_process';

/** What to do about a failed `npm ci`, from what it said. */
export function adviseOn(said) {
  if (/gyp ERR|prebuild-install|not found: make/.test(said)) return adviseOnCompiler(said);
  if (/EUSAGE/.test(said)) {
    return 'package-lock.json does not belong to package.json: run `npm install` and look at the difference.';
  }
  if (/ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN/.test(said)) {
    return 'The package registry did not answer: check the network and the proxy, then run this again.';
  }
  return 'Packages could not be installed; what npm said stands above.';
}

/** better-sqlite3 brings compiled code: it fetches it ready-made, or else compiles it, which takes three tools. */
function adviseOnCompiler(said) {
  const missing = ['python3', 'make', 'g++'].filter((tool) => !answers(tool));
  if (missing.length > 0) {
    return `SQLite has to be compiled here, which needs ${missing.join(', ')}: ${howToInstall()}`;
  }
  if (/gyp ERR! stack.*(headers|FetchError|request to|ENOTFOUND)/.test(said)) {
    return (
      'SQLite has to be compiled here, and the headers of Node could not be downloaded: ' +
      'if they are on this machine (include/node/node.h), name the folder above `include` in npm_config_nodedir.'
    );
  }
  return 'SQLite could not be compiled here; what the compiler said stands above.';
}

function howToInstall() {
  if (process.platform === 'darwin') return 'run `xcode-select --install`, then this again.';
  if (process.platform === 'win32') return 'install the Visual Studio Build Tools and Python.';
  return 'run `apt-get install python3 make g++` or what your system has for it, then this again.';
}

function answers(tool) {
  return spawnSync(tool, ['--version']).error === undefined;
}
