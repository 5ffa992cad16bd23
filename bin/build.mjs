/** Builds the program into `dist/`: plain JavaScript beside the installed packages. About a quarter of a second. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Whether there is a build and no source is younger. */
export function isCurrent(root) {
  const [built, sources] = [join(root, 'dist/main.js'), join(root, 'src')];
  if (!existsSync(built)) return false;
  const builtAt = statSync(built).mtimeMs;
  const names = existsSync(sources) ? readdirSync(sources, { recursive: true }) : [];
  return names.every((name) => statSync(join(sources, name)).mtimeMs <= builtAt);
}

/** Makes the build beside the old one and then takes its place, so that nobody starts half of one. */
export async function build(root) {
  const target = join(root, 'dist');
  const [made, old] = [`${target}.${process.pid}.new`, `${target}.${process.pid}.old`];
  // Fails here, before anything is loaded, where nothing can be written.
  mkdirSync(made);
  try {
    const esbuild = await import('esbuild');
    await esbuild.build({
      absWorkingDir: root,
      // All of them in one folder, as deep as `src/`: paths relative to a file stay true.
      entryPoints: {
        main: 'src/cli/main.ts',
        'reader-thread': 'src/stores/sqlite/reader-thread.ts',
      },
      outdir: made,
      bundle: true,
      splitting: true,
      packages: 'external',
      format: 'esm',
      platform: 'node',
      target: 'node20',
      sourcemap: true,
      logLevel: 'error',
    });
    await esbuild.stop();
    if (existsSync(target)) renameSync(target, old);
    renameSync(made, target);
  } catch (error) {
    // Another start was faster; its build is as good.
    if (!['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(error.code)) throw error;
  } finally {
    for (const folder of [made, old]) rmSync(folder, { recursive: true, force: true });
  }
}
