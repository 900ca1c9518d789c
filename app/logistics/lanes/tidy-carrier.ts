/**
 * A carrier's name as one lane has it: shops write 'YunExpress', 'Yun Express' and 'yunexpress'.
 * Case, spaces and signs make no other carrier; the writing that is seen first is kept.
 */
export function carrierKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
