/**
 * The pages that a source names; none where it is general knowledge.
 * @example sourceUrls('https://a.example; https://b.example/x') // ['https://a.example', 'https://b.example/x']
 */
export function sourceUrls(source: string): string[] {
  return (source.match(/https:\/\/[^\s;]+/g) ?? []).map((url) => url.replace(/[),.]+$/, ''));
}
