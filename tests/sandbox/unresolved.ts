/** Something that real Shopify answers and the sandbox does not: never a silent null. */
export class SandboxUnresolvedError extends Error {
  readonly what: string;

  constructor(what: string) {
    super(
      `The sandbox does not resolve ${what}. Add it to tests/sandbox/admin-api, or do not ask for it.`,
    );
    this.name = 'SandboxUnresolvedError';
    this.what = what;
  }
}
