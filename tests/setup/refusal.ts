/** An expected failure, told in one sentence and without a stack. */
export class Refusal extends Error {
  override name = 'Refusal';
}

/** The sentence for a failure of the machine: a full disk, a taken port, no network; else null. */
export function machineSentence(error: unknown): string | null {
  const { code, port } = (error ?? {}) as { code?: string; port?: number };
  switch (code) {
    case 'ENOSPC':
      return 'The disk is full: free at least 1 GB and run this again.';
    case 'EADDRINUSE':
      return `Port ${port} is taken: stop the other program, or choose a port with --port N.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'ENETUNREACH':
      return 'There is no network, or it does not reach the npm registry.';
    default:
      return null;
  }
}
