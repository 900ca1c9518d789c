/** Every address that is not ours. */
export function loader() {
  throw new Response('Not found', { status: 404, statusText: 'Not Found' });
}
