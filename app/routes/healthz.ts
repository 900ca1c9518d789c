import { connectionPool } from '../db/index.server.ts';

/** For load balancers: 200 when the database answers, 503 when it does not. */
export async function loader() {
  try {
    await connectionPool().query('SELECT 1');
    return Response.json({ ok: true }, { headers: { 'Cache-Control': 'no-store' } });
  } catch {
    return Response.json({ ok: false, reason: 'database' }, { status: 503 });
  }
}
