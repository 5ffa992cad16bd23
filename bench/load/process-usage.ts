import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second, whatever its clock. */
const MS_A_TICK = 10;

/** Processor time of a process with all of its threads so far, milliseconds; null where there is no /proc. */
export function cpuMs(pid: number | null): number | null {
  const fields = pid === null ? null : statOf(pid);
  return fields === null ? null : (Number(fields[11]) + Number(fields[12])) * MS_A_TICK;
}

/** The most memory that a process has held, bytes; null where there is no /proc. */
export function peakMemory(pid: number | null): number | null {
  const file = `/proc/${pid}/status`;
  if (pid === null || !existsSync(file)) return null;
  const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(file, 'utf8'))?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
}

/** The Java process that is a child of ours: Neo4j, unless it runs in a container. */
export function javaChild(): number | null {
  if (!existsSync('/proc')) return null;
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const found = pids.find(
    (pid) => statOf(Number(pid))?.[1] === String(process.pid) && commandOf(pid) === 'java',
  );
  return found === undefined ? null : Number(found);
}

/** Fields from the state on; what stands before it may hold spaces. */
function statOf(pid: number): readonly string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    // It has ended since.
    return null;
  }
}

function commandOf(pid: string): string {
  return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
}
