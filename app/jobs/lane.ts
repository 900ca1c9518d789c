/**
 * The lane that a job of a group takes: each of `lanes` runs one job at a time in a process, so
 * they are together as many as one group may have at once. Jobs of one key share a lane.
 * @example laneOf('7', 'order:1001', 4) // '7/1'
 */
export function laneOf(groupId: string, key: string, lanes: number): string {
  return `${groupId}/${hashOf(key) % lanes}`;
}

/** FNV-1a, 32 bits: spreads keys that differ in little. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  // The last bits of FNV-1a alone are weak.
  return (hash ^ (hash >>> 15)) >>> 0;
}
