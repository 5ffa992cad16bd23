const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/;

/** Whether a host is this machine, seen from itself only. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}
