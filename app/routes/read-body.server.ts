/** A request whose body is longer than its reader allows. */
export class BodyTooLarge extends Error {
  override name = 'BodyTooLarge';
}

/**
 * The whole body of a request, as it came.
 * @throws BodyTooLarge past `limitBytes`; the rest is not read.
 */
export async function readBody(request: Request, limitBytes: number): Promise<Buffer> {
  if (Number(request.headers.get('content-length') ?? 0) > limitBytes) throw new BodyTooLarge();
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Node's streams iterate; the types of the browser's do not say so.
  const body = request.body as AsyncIterable<Uint8Array> | null;
  for await (const chunk of body ?? []) {
    length += chunk.byteLength;
    if (length > limitBytes) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}
